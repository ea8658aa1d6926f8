import Foundation

/// A file that media are written to as they come: private, and there as a whole or not at all.
struct MediaFile {
    /// Why media can't be written.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String
        var description: String { "\(path) can't be written: \(reason)" }
    }

    private let path: String
    private let draft: String
    private let replaces: Bool
    private let handle: FileHandle

    /// Begins a file at `path`, under another name until it is complete.
    init(path: String, overwriting permission: Overwriting) throws {
        self.path = path
        replaces = permission == .allowed
        let target = URL(filePath: path)
        draft =
            target.deletingLastPathComponent().appending(path: ".\(target.lastPathComponent).\(getpid())")
            .path
        if !replaces { try TakenFile.refuse(path) }
        let descriptor = Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: Self.reason()) }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Whether a file that exists may be replaced.
    enum Overwriting {
        case allowed, forbidden
    }

    /// Writes the next `bytes`.
    func write(_ bytes: [UInt8]) throws {
        do { try handle.write(contentsOf: bytes) } catch { throw Failure(path: path, reason: "\(error)") }
    }

    /// Gives the complete file its name.
    func finish() throws {
        // Unlike renaming, linking never replaces a file that came into being meanwhile.
        let result = replaces ? rename(draft, path) : link(draft, path)
        guard result == 0 else {
            let error: any Error =
                errno == EEXIST ? TakenFile(path: path) : Failure(path: path, reason: Self.reason())
            discard()
            throw error
        }
        if !replaces { discard() }
    }

    /// Takes the draft away.
    func discard() { unlink(draft) }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
