import FoundationEssentials
import StreamAnalysis

/// What was found against what is true.
struct Comparison {
    /// What became of a truth, or what a finding turned out to be.
    enum Outcome: String, CaseIterable {
        case found, missing, late, twice
        case untrue = "false"
    }

    /// One truth, or one finding without a truth.
    struct Verdict {
        /// What is true, as `id cause`; `nil` where nothing is.
        var truth: String?
        var outcome: Outcome
        /// What was found instead, as `id cause`, where something was.
        var found: String?
        /// Itself in words.
        var text: String
    }

    /// Confirmation waits so long for stragglers, in seconds.
    static let settlingSeconds = 8.0
    /// Two polls, each up to 1.05 s after the one before, in seconds.
    static let pollSeconds = 2.1

    /// Everything that was compared.
    private(set) var verdicts: [Verdict] = []

    /// What is wrong, in words; empty where both agree.
    var differences: [String] { verdicts.filter { $0.outcome != .found }.map(\.text) }

    /// Compares all `sightings` with `truths`; of those, what was complete before `begin` needn't be found, nor what is
    /// complete too late to be found before `end`.
    init(_ sightings: [Sighting], truths: Truths, begin: Date, end: Date) {
        let isTrue = sightings.map { truths.contains($0.finding) }
        for truth in truths.all where truth.necessity == .required {
            let due = max(truth.evidenceComplete, begin)
                .addingTimeInterval(Self.settlingSeconds + Self.pollSeconds)
            guard truth.to == nil || truth.evidenceComplete >= begin, due < end else { continue }
            let telling = sightings.indices.filter { truths.isTold(truth, by: sightings[$0].finding) }
            let wrong = sightings.indices.first { !isTrue[$0] && truth.touches(sightings[$0].finding) }
            verdicts.append(
                Self.verdict(
                    on: truth, told: telling.map { sightings[$0] }, of: truths, due: due,
                    instead: wrong.map { sightings[$0].finding }))
        }
        for (sighting, isTrue) in zip(sightings, isTrue) where !isTrue {
            verdicts.append(
                Verdict(
                    outcome: .untrue, found: sighting.finding.label,
                    text: "not true: \(sighting.finding.outline)"))
        }
        noteRepetitions(sightings, truths)
    }

    private static func verdict(
        on truth: ExpectedFinding, told: [Sighting], of truths: Truths, due: Date, instead: Finding?
    ) -> Verdict {
        let dates = told.compactMap { sighting in
            sighting.versions.first { truths.isTold(truth, by: $0.finding) }?.date
        }
        guard let first = dates.min() else {
            return Verdict(
                truth: truth.label, outcome: .missing, found: instead?.label,
                text: "missing: \(truth.outline)")
        }
        guard first > due else { return Verdict(truth: truth.label, outcome: .found, text: truth.outline) }
        let late = (first.timeIntervalSince(due) * 1000).rounded() / 1000
        return Verdict(
            truth: truth.label, outcome: .late, text: "too late by \(late) s: \(truth.outline)")
    }

    /// What is told twice, or in two findings although the rule on neighbours makes one of them.
    private mutating func noteRepetitions(_ sightings: [Sighting], _ truths: Truths) {
        for (index, one) in sightings.enumerated() {
            let others = sightings[(index + 1)...].lazy.filter { !$0.isRest(of: one) }
            guard let other = others.first(where: { truths.isOne(one.finding, $0.finding) }) else {
                continue
            }
            verdicts.append(
                Verdict(
                    truth: one.finding.label, outcome: .twice,
                    text: "twice: \(one.finding.outline) AND \(other.finding.outline)"))
        }
    }
}

/// Everything that is true of a stream, and the rule by which neighbours are one.
struct Truths {
    let all: [ExpectedFinding]
    let reach: Reach

    /// `finding` is one of them, or some that follow each other so closely that they are told as one.
    func contains(_ finding: Finding) -> Bool {
        let told = all.filter { $0.tells(finding) }
        if told.contains(where: { $0.hasRange(of: finding) }) { return true }
        guard ExpectedFinding.isMerged(finding), let end = finding.to else { return false }
        let borders = [finding.from, end].map { date in
            told.contains { $0.hasBorder(at: date) }
        }
        // What is just out of reach may be within by the measured stride.
        let rounding = 0.5
        let ranges = told.compactMap { part in
            part.to.map { part.from - rounding...max(part.from, $0) + rounding }
        }
        return !borders.contains(false)
            && reach.merged(ranges).contains {
                $0.lowerBound <= finding.from + ExpectedFinding.mediaTolerance
                    && $0.upperBound >= end - ExpectedFinding.mediaTolerance
            }
    }

    /// `one` and `other` should be one finding.
    func isOne(_ one: Finding, _ other: Finding) -> Bool {
        guard one.kind == other.kind, one.cause == other.cause else { return false }
        if let to = one.to, let otherTo = other.to, ExpectedFinding.merged.contains(one.kind) {
            // What is just within reach may be without by the measured stride.
            let rounding = 1.0
            return reach.joins(
                one.from - rounding...max(one.from, to) - rounding,
                other.from...max(other.from, otherTo))
                && reach.joins(
                    one.from + rounding...max(one.from, to) + rounding,
                    other.from...max(other.from, otherTo))
        }
        guard one.place == other.place, let truth = nearest(to: one) else { return false }
        return truth.necessity == .required && truth == nearest(to: other)
    }

    /// What `finding` is about: of those that it may tell, the one that begins nearest to it.
    private func nearest(to finding: Finding) -> ExpectedFinding? {
        all.filter { $0.tells(finding) && $0.hasRange(of: finding) }.min {
            abs($0.from.timeIntervalSince(finding.from)) < abs($1.from.timeIntervalSince(finding.from))
        }
    }

    /// `finding` says `truth`, perhaps together with neighbours.
    func isTold(_ truth: ExpectedFinding, by finding: Finding) -> Bool {
        if truth.isTold(by: finding) { return true }
        guard truth.span == .part, ExpectedFinding.isMerged(finding), truth.tells(finding),
            truth.touches(finding)
        else { return false }
        let parts = all.filter { ($0.kind, $0.cause, $0.span) == (truth.kind, truth.cause, .part) }
        let ranges = parts.compactMap { part in part.to.map { part.from...max(part.from, $0) } }
        return reach.merged(ranges).contains { range in
            ExpectedFinding(
                truth.kind, cause: truth.cause, from: range.lowerBound, to: range.upperBound,
                evidenceComplete: truth.evidenceComplete, span: .part
            ).hasRange(of: finding)
        }
    }
}

extension ExpectedFinding {
    /// What lies on the producer's clock exactly; neighbours are one finding.
    private static let events: Set<Finding.Kind> = [
        .gap, .lateFragment, .clockJump, .overlap, .duplicateTimestamp, .reconnect,
    ]
    /// Of these, neighbours of one cause are one finding.
    static let merged = events.subtracting([.clockJump]).union([.missingFromPlaylist])
    /// Rounding, in seconds.
    static let mediaTolerance = 0.1

    /// `finding` is about media, so it tells its range exactly, and neighbours are one.
    static func isMerged(_ finding: Finding) -> Bool {
        events.contains(finding.kind) || finding.kind == .missingFromPlaylist
    }

    /// `finding` is of this kind, and this cause where there is one.
    func tells(_ finding: Finding) -> Bool {
        finding.kind == kind && (cause == nil || finding.cause == cause)
            && (place == nil || finding.place == place)
    }

    /// `finding` is about this range. What isn't about media is when somebody noticed.
    func hasRange(of finding: Finding) -> Bool {
        guard let to else { return true }
        if span == .part {
            return finding.from >= from - Self.mediaTolerance
                && finding.to ?? from <= to + Self.mediaTolerance
        }
        let isExact =
            span == .measured || Self.events.contains(kind) || (kind == .missingFromPlaylist && cause != nil)
        let (fromTolerance, toTolerance) = isExact ? (Self.mediaTolerance, Self.mediaTolerance) : (4, 10)
        let end = finding.to ?? to
        return abs(finding.from.timeIntervalSince(from)) <= fromTolerance
            && abs(end.timeIntervalSince(to)) <= toTolerance
    }

    /// A finding that tells this and others may begin or end at `date`.
    func hasBorder(at date: Date) -> Bool {
        guard let to else { return false }
        let tolerance = Self.mediaTolerance
        if span == .part { return date >= from - tolerance && date <= to + tolerance }
        return abs(date.timeIntervalSince(from)) <= tolerance || abs(date.timeIntervalSince(to)) <= tolerance
    }

    /// `finding` says this, perhaps together with neighbours.
    func isTold(by finding: Finding) -> Bool {
        guard tells(finding) else { return false }
        guard span == .whole, Self.isMerged(finding), let to, let end = finding.to else {
            return hasRange(of: finding)
        }
        return finding.from <= from + Self.mediaTolerance && end >= to - Self.mediaTolerance
    }

    /// `finding` is about the same time.
    func touches(_ finding: Finding) -> Bool {
        guard let to else { return false }
        return finding.from <= to && finding.to ?? .distantFuture >= from
    }

    /// Its id and cause.
    var label: String { [kind.rawValue, cause].compactMap(\.self).joined(separator: " ") }

    /// Itself on a line, in seconds of the proof's time.
    var outline: String {
        "\(label)\(place.map { " of \($0)" } ?? "") \(Proof.clock(from)) – \(to.map(Proof.clock) ?? "…")"
    }
}

extension Finding {
    /// The operation or the track that it names, or `nil` where it names none.
    fileprivate var place: String? {
        for evidence in evidence {
            switch (evidence.name, evidence.value) {
            case ("operation", .text(let operation)): return operation
            case ("track", .count(let track)): return "track \(track)"
            default: continue
            }
        }
        return nil
    }

    /// Its id and cause.
    var label: String { [kind.rawValue, cause].compactMap(\.self).joined(separator: " ") }

    /// Itself on a line, in seconds of the proof's time.
    var outline: String {
        "\(label) \(state.rawValue) \(Proof.clock(from)) – \(to.map(Proof.clock) ?? "…"): \(sentences.what)"
    }
}
