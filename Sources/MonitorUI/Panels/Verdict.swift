import Canvas
import FoundationEssentials
import StreamAnalysis

/// The answer to "is it fine?": a glyph, a word, and what is worst.
///
/// It is about now: what was over for some minutes is told as the past, not as the stream's state.
struct Verdict: Hashable, Sendable {
    /// Everything in one line.
    let text: StyledText

    /// The verdict on `report`, or that nothing is known yet.
    init(_ report: StreamReport?, now: Date?) {
        let now = now ?? report?.date ?? .distantPast
        let current =
            report?.currentFindings(at: now).inListOrder ?? []
        text =
            if let place = current.worstPlace(at: now) {
                Self.text(current[place], among: current, now: now)
            } else if let report, !report.fragments.isEmpty {
                Self.healthy(report.findings, now: now)
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
        let memory = Quantity.wholeDuration(StreamReport.memorySeconds)
        return others > 0 ? text + StyledText(" +\(others) more in \(memory)", .muted) : text
    }

    private static func healthy(_ findings: [Finding], now: Date) -> StyledText {
        let past =
            if let last = findings.compactMap(\.to).max() {
                "since \(last.clock(near: now)), \(Wording.count(findings.count, "finding")) before"
            } else {
                "nothing wrong"
            }
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

extension [Finding] {
    /// The place of the first of those that matter most for how the stream is at `date`, or `nil` where nothing is wrong.
    func worstPlace(at date: Date) -> Int? {
        let current = indices.lazy.filter { index in
            let (finding, memory) = (self[index], StreamReport.memorySeconds)
            return finding.state != .resolved && finding.severity > .info
                && finding.to.map { date.timeIntervalSince($0) <= memory } ?? true
        }
        return current.reduce(nil) { worst, index in
            worst.map { self[$0].weight(at: date) >= self[index].weight(at: date) ? $0 : index } ?? index
        }
    }
}

extension Finding {
    /// So long what is over matters like what goes on, in seconds.
    private static let freshSeconds = 60.0

    /// How much it matters at `date`: what was over a minute before, one degree less than its severity, and as much as
    /// another what goes on is told first.
    fileprivate func weight(at date: Date) -> Int {
        let isPast = to.map { date.timeIntervalSince($0) > Self.freshSeconds } ?? false
        return 2 * (severity.rawValue - (isPast ? 1 : 0)) + (to == nil ? 1 : 0)
    }
}
