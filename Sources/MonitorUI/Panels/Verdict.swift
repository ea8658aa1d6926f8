import Canvas
import FoundationEssentials
import StreamAnalysis

/// The answer to "is it fine?": a glyph, a word, and what is worst.
struct Verdict: Hashable, Sendable {
    /// Everything in one line.
    let text: StyledText

    /// The verdict on `report`, or that nothing is known yet.
    init(_ report: StreamReport?, now: Date?) {
        guard let report, !report.fragments.isEmpty || report.severity != nil else {
            text = StyledText("○ connecting", .notice, .bold)
            return
        }
        let open = report.findings.filter { $0.state != .resolved && $0.severity > .info }
        guard let severity = open.map(\.severity).max(), severity > .info else {
            text = StyledText("● ok", .ok, .bold) + StyledText("  nothing wrong", .muted)
            return
        }
        let worst = report.orderedFindings.first { $0.state != .resolved && $0.severity == severity }
        text = Self.text(severity, worst: worst, count: open.count, now: now ?? report.date)
    }

    private static func text(
        _ severity: Finding.Severity, worst: Finding?, count: Int, now: Date
    ) -> StyledText {
        let glyph = Optional(severity).glyph
        let role = Optional(severity).role
        var text = StyledText("\(glyph) \(severity.word)", role, .bold)
        guard let worst else { return text }
        let time = worst.to == nil ? "since" : "at"
        text += StyledText(" \(worst.title)", role)
        text += StyledText(" \(time) \(worst.from.clock(near: now))", .text)
        return count > 1 ? text + StyledText(" +\(count - 1) more", .muted) : text
    }
}
