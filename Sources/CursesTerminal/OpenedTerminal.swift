internal import CNcurses
internal import Canvas
internal import Glibc

/// A terminal that ncurses knows how to draw on.
struct OpenedTerminal {
    /// What the C functions take.
    let handle: OpaquePointer
    /// The terminal type that worked.
    let type: String
    /// What differs from what was asked for.
    let notice: String?

    /// Tries the types of `options` one after the other.
    init(_ options: TerminalOptions) throws(TerminalError) {
        let descriptor = kvs_tty_open(options.descriptor)
        guard descriptor >= 0 else { throw TerminalError(.noTerminal, subject: "/dev/tty") }
        let types = options.types
        for type in types {
            if let handle = kvs_terminal_open(descriptor, type) {
                self.handle = handle
                self.type = type
                notice = type == options.ownType ? nil : "\(options.reason); drawing for \(type)"
                return
            }
        }
        close(descriptor)
        throw TerminalError(.unknownType, subject: types.joined(separator: ", "))
    }

    /// The size of the terminal behind `handle`.
    static func size(of handle: OpaquePointer) -> Size {
        var columns: Int32 = 0
        var rows: Int32 = 0
        kvs_terminal_size(handle, &columns, &rows)
        return Size(columns: Int(columns), rows: Int(rows))
    }
}
