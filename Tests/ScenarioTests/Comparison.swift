import FoundationEssentials
import KinesisVideoSimulator
import StreamAnalysis

/// What was found against what is true: empty where both agree.
struct Comparison {
    /// Confirmation waits so long for stragglers, in seconds.
    static let settlingSeconds = 8.0
    /// Two polls, each up to 1.05 s after the one before, in seconds.
    static let pollSeconds = 2.1

    /// What is wrong, in words.
    private(set) var differences: [String] = []

    /// Compares all `sightings` with `expected`; of those, what was complete before `begin` needn't be found, nor what is
    /// complete too late to be found before `end`.
    init(
        _ sightings: [Sighting], expected: [ExpectedFinding], begin: Date, end: Date
    ) {
        let patience = Self.settlingSeconds + Self.pollSeconds
        for expectation in expected where expectation.necessity == .required {
            let isLasting = expectation.to == nil
            let due = max(expectation.evidenceComplete, begin).addingTimeInterval(patience)
            guard isLasting || expectation.evidenceComplete >= begin, due < end else { continue }
            let found = sightings.filter {
                expectation.matches($0.finding) || expectation.isPart(of: $0.finding)
            }
            guard let first = found.map(\.completed).min() else {
                differences.append("missing: \(expectation.outline)")
                continue
            }
            if first > due {
                let late = first.timeIntervalSince(due)
                differences.append("too late by \(late) s: \(expectation.outline)")
            }
        }
        let told = expected + ExpectedFinding.habits(of: expected)
        for sighting in sightings where !told.contains(where: { $0.matches(sighting.finding) }) {
            differences.append("not true: \(sighting.finding.outline)")
        }
        for expectation in expected where !expectation.comesAndGoes {
            let count = sightings.filter { expectation.matches($0.finding) }.count
            if count > 1 { differences.append("found \(count) times: \(expectation.outline)") }
        }
    }
}

extension ExpectedFinding {
    /// It may be found several times: operation by operation, or now and then.
    fileprivate var comesAndGoes: Bool {
        id == "call-failing" || (id == "throttled" && cause == nil) || (necessity == .allowed && to == nil)
    }

    /// What neighbours among `expected` are when they are one finding.
    static func habits(of expected: [ExpectedFinding]) -> [ExpectedFinding] {
        let merging = expected.filter { ["gap", "overlap", "reconnect"].contains($0.id) && $0.to != nil }
        return Dictionary(grouping: merging) { [$0.id, $0.cause ?? ""] }.values.flatMap { neighbours in
            Reach(strideSeconds: nil).merged(neighbours.map { $0.from...($0.to ?? $0.from) }).map { range in
                ExpectedFinding(
                    neighbours[0].id, cause: neighbours[0].cause, from: range.lowerBound,
                    to: range.upperBound, evidenceComplete: neighbours[0].evidenceComplete,
                    necessity: .allowed)
            }
        }
    }

    /// `finding` tells of it and of others.
    func isPart(of finding: Finding) -> Bool {
        guard finding.kind.rawValue == id, cause == nil || finding.cause == cause, let to,
            let end = finding.to
        else { return false }
        let roundingSeconds = id == "reconnect" ? 8.0 : 0.1
        return finding.from <= from.addingTimeInterval(roundingSeconds)
            && end >= to.addingTimeInterval(-roundingSeconds)
    }

    /// `finding` says this: its id, its cause where there is one, and its range.
    func matches(_ finding: Finding) -> Bool {
        guard finding.kind.rawValue == id, cause == nil || finding.cause == cause else { return false }
        guard let to else { return true }
        // What is about media lies on the producer's clock exactly; the rest is when somebody noticed, or on a clock that is
        // seconds off.
        let isExact = ["gap", "late-fragment", "clock-jump", "overlap", "duplicate-timestamp"].contains(id)
        let isMedia = isExact || (id == "missing-from-playlist" && cause != nil)
        let (fromTolerance, toTolerance) = isMedia ? (0.1, 0.1) : (8, 12)
        let end = finding.to ?? to
        return abs(finding.from.timeIntervalSince(from)) <= fromTolerance
            && abs(end.timeIntervalSince(to)) <= toTolerance
    }

    /// Itself on a line.
    var outline: String {
        "\(id) \(cause ?? "-") \(from.timeIntervalSince1970) – \(to?.timeIntervalSince1970 ?? 0)"
    }
}

extension Finding {
    /// Itself on a line.
    var outline: String {
        "\(kind.rawValue) \(cause ?? "-") \(state.rawValue) \(from.timeIntervalSince1970) – "
            + "\(to?.timeIntervalSince1970 ?? 0): \(sentences.what)"
    }
}
