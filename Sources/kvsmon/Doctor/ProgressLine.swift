import Canvas
import Foundation
import Glibc

/// One line on standard error that says what goes on, where somebody looks at it.
struct ProgressLine: Sendable {
    private let isSeen = isatty(STDERR_FILENO) == 1

    /// Shows `text` instead of what was shown.
    func show(_ text: String) { write(String(text.harmlessLine.prefix(79))) }

    /// Shows nothing.
    func erase() { write("") }

    /// Source: ECMA-48, EL: the rest of the line is erased.
    private func write(_ text: String) {
        guard isSeen else { return }
        FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8))
    }
}
