import FoundationEssentials
import StreamAnalysis

/// Tells what is new about findings.
struct FindingChanges: Sendable {
    private struct Subject: Hashable {
        let kind: Finding.Kind
        let subject: String
    }

    /// What a line was written about.
    private struct Standing: Hashable {
        let severity: Finding.Severity
        let state: Finding.State
        let isOver: Bool
    }

    private var known: [Subject: Standing] = [:]

    /// A line for each finding of `report` that is new, or stands otherwise than before; the oldest first.
    mutating func lines(for report: StreamReport) -> [String] {
        var present: [Subject: Standing] = [:]
        var lines: [String] = []
        for finding in report.findings.reversed() {
            let subject = Subject(kind: finding.kind, subject: finding.subject)
            let standing = Standing(
                severity: finding.severity, state: finding.state, isOver: finding.to != nil)
            present[subject] = standing
            let before = known[subject]
            if before != standing { lines.append(Self.line(finding, before: before, now: report.date)) }
        }
        // A finding that was certain leaves when its media is too old; only doubtful ones are taken back.
        let gone = known.filter { present[$0.key] == nil && $0.value.state == .pending }.keys
        lines += gone.map { "\($0.kind.rawValue), withdrawn" }.sorted()
        known = present
        return lines
    }

    private static func line(_ finding: Finding, before: Standing?, now: Date) -> String {
        let change: String? =
            if let before, !before.isOver, finding.to != nil { "over" } else { nil }
        let words = [
            "\(finding.severity.word): \(finding.kind.rawValue)", finding.state.rawValue, change,
            span(finding, now: now), finding.cause,
        ]
        return words.compactMap(\.self).joined(separator: ", ") + ". " + finding.sentences.what
    }

    /// `14:21:02 to 14:21:08`, `since 14:21:02`, with dates where it isn't of today.
    private static func span(_ finding: Finding, now: Date) -> String {
        let from = clock(finding.from, now)
        guard let to = finding.to else { return "since \(from)" }
        let end = clock(to, now)
        return from == end ? "at \(from)" : "\(from) to \(end)"
    }

    private static func clock(_ date: Date, _ now: Date) -> String {
        let (moment, today) = (Phrase.moment(date), Phrase.moment(now))
        return moment.prefix(10) == today.prefix(10) ? String(moment.dropFirst(11)) : moment
    }
}
