/// Writes a report's lines as they come: those that weren't tried for one reason are written as one.
///
/// So a problem that stops everything behind it stays on the screen.
package struct TriageWriter: Sendable {
    /// Lines that weren't tried, all for one reason, and may have more behind them.
    private var untried: [TriageReport.Line] = []

    /// Nothing has come yet.
    package init() {}

    /// The text that can be written now that `line` has come; what it is one with may come next.
    package mutating func add(_ line: TriageReport.Line) -> String {
        guard let reason = line.reason else { return end() + TextTriage.text(of: line) }
        let text = untried.last?.reason == reason ? "" : end()
        untried.append(line)
        return text
    }

    /// The text of what is left, after the last line.
    package mutating func end() -> String {
        defer { untried = [] }
        guard let reason = untried.first?.reason, untried.count > 1 else {
            return untried.map { TextTriage.text(of: $0) }.joined()
        }
        return TextTriage.text(ofUntried: untried, because: reason)
    }
}

extension TriageReport.Line {
    /// Why it wasn't tried, or `nil` where it was.
    fileprivate var reason: String? { if case .notTried(let reason) = verdict { reason } else { nil } }
}
