import Foundation

/// A file whose contents couldn't be had.
struct UnreadableFile {
    /// Why, in the system's words: `No such file or directory`, `Is a directory`, `Permission denied`.
    let reason: String

    /// Asks the system about the file at `path`.
    init(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            reason = SystemError.text
            return
        }
        defer { close(descriptor) }
        var byte: UInt8 = 0
        reason = read(descriptor, &byte, 1) < 0 ? SystemError.text : "it breaks off"
    }
}
