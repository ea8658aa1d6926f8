import Canvas
import Foundation
import Glibc
import StreamAnalysis

/// One line on standard error that says how a recording goes, where somebody looks at it.
struct StatusLine: Sendable {
    private let file: String
    private let isSeen: Bool

    /// A line about the recording in `file`.
    init(file: String) {
        self.file = file
        isSeen = isatty(STDERR_FILENO) == 1
    }

    /// Shows what `report` says.
    func show(_ report: StreamReport) {
        let open = report.findings.count { $0.state != .resolved }
        let health = report.severity.map { "\($0.word), \(open) open" } ?? "ok"
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int).flatMap(\.self)
        // A file that can't be looked at is told of when it takes no more.
        write("recording \(report.stream.name) to \(file)  \((size ?? 0) / 1000) kB  \(health)  Ctrl-C ends")
    }

    /// Leaves the line as it is.
    func end() { if isSeen { FileHandle.standardError.write(Data("\n".utf8)) } }

    /// Source: ECMA-48, EL: the rest of the line is erased.
    private func write(_ text: String) {
        guard isSeen else { return }
        FileHandle.standardError.write(Data("\r\(text.harmlessLine.prefix(79))\u{1B}[K".utf8))
    }
}
