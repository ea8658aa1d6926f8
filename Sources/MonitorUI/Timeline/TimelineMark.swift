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
    /// How many findings of one kind it stands for, all in the same columns.
    var count: Int
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
        var places: [Place: Crowd] = [:]
        for index in report.findings.indices where kinds?.contains(report.findings[index].kind) ?? true {
            let finding = report.findings[index]
            guard let place = Place(finding, axis: axis, now: now) else { continue }
            places[place, default: Crowd(worst: index, largest: index)].add(index, of: report.findings)
        }
        let sorted = places.sorted {
            let (one, other) = ($0.value.worst, $1.value.worst)
            return (weight(of: report.findings[other]), one) < (weight(of: report.findings[one]), other)
        }
        return sorted.map {
            TimelineMark(
                report.findings[$0.value.worst], at: $0.key, count: $0.value.count,
                largest: report.findings[$0.value.largest])
        }
    }

    /// Findings of one kind that are marked in the same place.
    private struct Crowd {
        var worst: Int
        var largest: Int
        var count = 0

        mutating func add(_ index: Int, of findings: [Finding]) {
            count += 1
            if weight(of: findings[index]) > weight(of: findings[worst]) { worst = index }
            if (findings[index].sizeSeconds ?? 0) > (findings[largest].sizeSeconds ?? 0) { largest = index }
        }
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

    /// The mark of the worst of `count` findings; what many have in common is how large the largest is.
    private init(_ finding: Finding, at place: Place, count: Int, largest: Finding) {
        let sign = FindingSign.of(finding.kind)
        first = place.first
        last = place.last
        glyph = sign.glyph
        self.count = count
        let size = count > 1 ? largest.magnitude.map { "≤\($0)" } : finding.magnitude
        let word = count > 1 ? sign.word : finding.shortName
        label = [word, size].compactMap(\.self).joined(separator: " ")
        if finding.state == .pending { label += "?" }
        role = finding.state == .resolved ? .muted : finding.state == .pending ? .pending : sign.role
        weight = Self.weight(of: finding)
    }
}
