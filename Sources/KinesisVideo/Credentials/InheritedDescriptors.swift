package import Foundation

extension posix_spawn_file_actions_t {
    /// So many descriptors that are opened meanwhile are closed, too: new ones get the lowest numbers that are free.
    private static let margin: Int32 = 16

    /// Closes everything for the program but its standard input, output and errors.
    ///
    /// The HTTP client's sockets are passed on to programs otherwise, and one that outlives this process would keep them
    /// open. It comes after the actions that make use of a descriptor.
    package mutating func closeAllButStandard() {
        // Where there is no /proc, the program is started with what it inherits.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        guard let highest = names.compactMap({ Int32($0) }).max() else { return }
        // Closing what isn't open is no failure, unless no descriptor may have such a number.
        let end = min(highest + Self.margin, Int32(clamping: sysconf(Int32(_SC_OPEN_MAX))) - 1)
        for descriptor in stride(from: STDERR_FILENO + 1, through: end, by: 1) {
            posix_spawn_file_actions_addclose(&self, descriptor)
        }
    }
}
