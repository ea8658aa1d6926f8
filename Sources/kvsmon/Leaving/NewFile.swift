import Foundation
import Glibc

/// Writes files that weren't there before and that nobody else may read.
enum NewFile {
    /// Why a file wasn't written.
    struct Failure: Error, CustomStringConvertible {
        /// There is a file of that name.
        let isTaken: Bool
        /// The file that wasn't written.
        let path: String
        /// Why.
        let reason: String

        /// What failed, on what, and why.
        var description: String { "\(path) can't be written: \(reason)" }
    }

    private static let mode: mode_t = 0o600

    /// Writes `text` to the new file at `path`; what can't be written whole isn't left behind.
    static func write(_ text: String, to path: String) throws(Failure) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard file >= 0 else {
            let isTaken = errno == EEXIST
            throw Failure(isTaken: isTaken, path: path, reason: SystemError.text)
        }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                let reason = SystemError.text
                unlink(path)
                throw Failure(isTaken: false, path: path, reason: reason)
            }
        }
    }
}
