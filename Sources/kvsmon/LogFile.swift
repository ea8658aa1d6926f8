import Glibc
import HTTPTransport
import KinesisVideo
import Logging

/// A file that lines are appended to for as long as the program runs.
struct LogFile: Sendable {
    private static let mode: mode_t = 0o600

    /// This process's standard error.
    static let standardError = LogFile(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// Opens the file at `path`, behind what it holds; a new one is for its owner alone.
    init(path: String) throws(KinesisVideoError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, Self.mode)
        guard descriptor >= 0 else {
            throw KinesisVideoError(
                .configuration, "--log-file \(path) can't be written: \(SystemError.text). Give another file")
        }
    }

    /// A logger called `label` that writes to it.
    func logger(_ label: String) -> Logger {
        Logger(
            label: label,
            factory: { label in
                JSONLinesLogHandler(label: label, date: TimeSource.system.date) { append($0) }
            })
    }

    /// Appends `line` in one piece, so that lines of several tasks don't mix; what a full disk doesn't take is lost.
    private func append(_ line: String) {
        var line = line
        line.withUTF8 { bytes in
            while write(descriptor, bytes.baseAddress, bytes.count) < 0, errno == EINTR {}
        }
    }
}
