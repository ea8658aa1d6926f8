import FoundationEssentials

/// The findings of all stretches of the past as one list.
enum PastFindings {
    /// What tells one condition from another.
    private struct Key: Hashable {
        var kind: Finding.Kind
        var subject: String
        var cause: String?
    }

    /// Conditions of neighbouring stretches that are nearer than this, in seconds, are one.
    private static let seamSeconds = 1.0

    /// All of `judged`, newest first; a condition that goes on from one stretch to the next is one finding.
    static func joined(_ judged: [Int: [Finding]]) -> [Finding] {
        var all: [Finding] = []
        var open: [Key: Finding] = [:]
        for stretch in judged.keys.sorted() {
            for finding in judged[stretch] ?? [] {
                guard !finding.kind.isEvent, finding.kind != .producerSilent else {
                    all.append(finding)
                    continue
                }
                let key = Key(kind: finding.kind, subject: finding.subject, cause: finding.cause)
                let earlier = open.removeValue(forKey: key)
                open[key] = finding
                guard let earlier else { continue }
                if reaches(earlier, finding) {
                    open[key]?.from = earlier.from
                } else {
                    all.append(named(earlier))
                }
            }
        }
        all += open.values.map(named)
        return all.sorted(by: precedes)
    }

    /// `live` and `past` as one list, newest first; what both tell is told once.
    static func merged(live: [Finding], past: [Finding]) -> [Finding] {
        guard !past.isEmpty else { return live }
        var merged = live
        let known = Set(live.map { Key(kind: $0.kind, subject: $0.subject, cause: nil) })
        merged += past.filter { !known.contains(Key(kind: $0.kind, subject: $0.subject, cause: nil)) }
        return merged.sorted(by: precedes)
    }

    private static func reaches(_ earlier: Finding, _ later: Finding) -> Bool {
        later.from.timeIntervalSince(earlier.to ?? later.from) <= seamSeconds
    }

    /// It is over, and one of several such that the past may hold.
    private static func named(_ finding: Finding) -> Finding {
        var finding = finding
        finding.state = .resolved
        finding.subject += "-\(Int(clamping: Int64(finding.from.timeIntervalSince1970)))"
        return finding
    }

    private static func precedes(_ one: Finding, _ other: Finding) -> Bool {
        if one.from != other.from { return one.from > other.from }
        return (one.kind.rawValue, one.subject) < (other.kind.rawValue, other.subject)
    }
}
