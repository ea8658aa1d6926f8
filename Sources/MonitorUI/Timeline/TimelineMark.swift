import Canvas
import FoundationEssentials
import StreamAnalysis

/// Something marked over the timeline: a stretch or a place, with a word.
struct TimelineMark: Hashable, Sendable {
    /// Its first column; may lie before the axis.
    var first: Int
    /// Its last column; the same for a place.
    var last: Int
    /// One character that stands for it.
    var glyph: Character
    /// The word beside it.
    var label: String
    /// What it means.
    var role: Role
    /// The greatest is placed first.
    var weight: Int

    /// All marks of `report` on `axis`, the most important first.
    static func all(in report: StreamReport, axis: TimeAxis, now: Date) -> [TimelineMark] {
        report.findings.compactMap { TimelineMark($0, axis: axis, now: now) }.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }

    /// The mark of `finding`, or `nil` where it has none or lies off the axis.
    private init?(_ finding: Finding, axis: TimeAxis, now: Date) {
        let sign = FindingSign.of(finding.kind)
        first = axis.column(at: finding.from)
        switch sign.mark {
        case .none: return nil
        case .point: last = first
        case .span: last = max(first, axis.column(at: (finding.to ?? now).addingTimeInterval(-0.001)))
        }
        guard first < axis.columns, last >= 0 else { return nil }
        glyph = sign.glyph
        label = [sign.word, finding.magnitude].compactMap(\.self).joined(separator: " ")
        if finding.state == .pending { label += "?" }
        role = finding.state == .resolved ? .muted : finding.state == .pending ? .pending : sign.role
        weight = finding.state == .resolved ? 0 : finding.severity.rawValue
    }
}
