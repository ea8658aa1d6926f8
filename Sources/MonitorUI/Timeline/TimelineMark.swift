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

    /// The marks of `report` on `axis`, the most important first: of each kind the worst in each column.
    static func all(
        in report: StreamReport, axis: TimeAxis, now: Date, of kinds: Set<Finding.Kind>? = nil
    ) -> [TimelineMark] {
        var places: [Place: Int] = [:]
        for index in report.findings.indices where kinds?.contains(report.findings[index].kind) ?? true {
            guard let place = Place(report.findings[index], axis: axis, now: now) else { continue }
            guard let other = places[place] else {
                places[place] = index
                continue
            }
            if weight(of: report.findings[index]) > weight(of: report.findings[other]) {
                places[place] = index
            }
        }
        let sorted = places.sorted {
            let (one, other) = ($0.value, $1.value)
            return (weight(of: report.findings[other]), one) < (weight(of: report.findings[one]), other)
        }
        return sorted.map { TimelineMark(report.findings[$0.value], at: $0.key) }
    }

    /// Where a finding is marked.
    private struct Place: Hashable {
        var kind: Finding.Kind
        var first: Int
        var last: Int

        /// `nil` where the finding has no mark or lies off the axis.
        init?(_ finding: Finding, axis: TimeAxis, now: Date) {
            kind = finding.kind
            guard finding.from.timeIntervalSince1970 < axis.end else { return nil }
            first = axis.column(at: finding.from)
            switch FindingSign.of(kind).mark {
            case .none: return nil
            case .point: last = first
            case .span:
                last = max(first, axis.column(at: (finding.to ?? now).addingTimeInterval(-0.001)))
            }
            guard first < axis.columns, last >= 0 else { return nil }
        }
    }

    private static func weight(of finding: Finding) -> Int {
        finding.state == .resolved ? 0 : finding.severity.rawValue
    }

    private init(_ finding: Finding, at place: Place) {
        let sign = FindingSign.of(finding.kind)
        first = place.first
        last = place.last
        glyph = sign.glyph
        label = [sign.word, finding.magnitude].compactMap(\.self).joined(separator: " ")
        if finding.state == .pending { label += "?" }
        role = finding.state == .resolved ? .muted : finding.state == .pending ? .pending : sign.role
        weight = Self.weight(of: finding)
    }
}
