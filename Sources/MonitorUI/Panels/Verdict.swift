import Canvas
import FoundationEssentials
import StreamAnalysis

/// The answer to "is it fine?": a glyph, a word, and what is worst.
struct Verdict: Hashable, Sendable {
    /// Everything in one line.
    let text: StyledText

    /// The verdict on `report`, or that nothing is known yet.
    init(_ report: StreamReport?, now: Date?) {
        text =
            if let report, let worst = report.orderedFindings.worst, worst.severity > .info {
                Self.text(worst, among: report.findings, now: now ?? report.date)
            } else if let report, !report.fragments.isEmpty {
                Self.healthy(report.findings)
            } else {
                Self.unknown(report)
            }
    }

    private static func text(_ worst: Finding, among findings: [Finding], now: Date) -> StyledText {
        let role = Optional(worst.severity).role
        let badge = " \(Optional(worst.severity).glyph) \(worst.severity.word) "
        var text = StyledText(badge, role, worst.severity > .notice ? [.bold, .reverse] : .bold)
        text += StyledText(" \(worst.title)", role, .bold)
        text += StyledText(worst.to == nil ? " since " : " at ", .muted)
        text += StyledText(worst.from.clock(near: now))
        let others = findings.count { $0.state != .resolved && $0.severity > .info } - 1
        return others > 0 ? text + StyledText(" +\(others) more", .muted) : text
    }

    private static func healthy(_ findings: [Finding]) -> StyledText {
        let past =
            findings.isEmpty ? "nothing wrong" : "\(Quantity.count(findings.count, "finding")), none open"
        return StyledText("● ok", .ok, .bold) + StyledText("  " + past, .muted)
    }

    private static func unknown(_ report: StreamReport?) -> StyledText {
        let failing = report?.calls.first { $0.consecutiveFailures > 0 }
        if report?.isListed == true { return StyledText("◆ no fragments", .notice, .bold) }
        guard let code = failing?.latest.failure?.code else {
            return StyledText("○ connecting", .notice, .bold)
        }
        return StyledText(" × cannot look ", .critical, [.bold, .reverse]) + StyledText(" " + code, .critical)
    }
}
