import FoundationEssentials

/// What one session serves of an excerpt of the archive, and why it leaves the rest out.
///
/// It follows the documented rules and nothing else; faults of the service, such as a playlist that stands still, aren't part of it.
package struct SessionAccount: Sendable {
    /// What was asked for.
    package let terms: SessionTerms
    /// Why the session can't be opened, or `nil` where it can.
    package private(set) var refusal: SessionRefusal?
    /// From outside it isn't certain that the session can be opened.
    package private(set) var isOpeningUncertain = false
    private var verdicts: [FragmentNumber: Verdict] = [:]
    /// What is served, or may be, in the order of the playlist.
    package private(set) var order: [FragmentNumber] = []

    /// The account of the session of `terms`.
    package init(_ terms: SessionTerms, of excerpt: ArchiveExcerpt) {
        self.terms = terms
        refusal = SessionRefusal(of: terms, in: excerpt)
        guard refusal == nil else { return }
        let list = CandidateList(terms, in: excerpt)
        (refusal, isOpeningUncertain) = Self.refusal(list.candidates, terms)
        guard refusal == nil else { return }
        verdicts = list.omissions.mapValues { .notServed($0) }
        let lineup = Lineup(list.candidates, terms: terms, excerpt: excerpt)
        for (entry, verdict) in zip(lineup.entries, lineup.verdicts(terms)) {
            verdicts[entry.candidate.fragment.number] = verdict
            if verdict.serving != nil { order.append(entry.candidate.fragment.number) }
        }
    }

    /// What becomes of the fragment called `number`, or `nil` where it isn't in the excerpt.
    package subscript(number: FragmentNumber) -> Verdict? {
        if let refusal { return .notServed(.refused(refusal)) }
        return verdicts[number]
    }

    /// The refusals that depend on what is stored, and whether they are uncertain.
    private static func refusal(
        _ candidates: [Candidate], _ terms: SessionTerms
    ) -> (SessionRefusal?, isUncertain: Bool) {
        let opened = terms.opened.milliseconds
        let isLive = terms.range == nil
        let oldest = isLive ? opened - SessionRefusal.liveSilence : .min
        let stored = candidates.filter { $0.server >= oldest && $0.available.lowerBound <= opened }
        guard !stored.isEmpty else { return (isLive ? .noRecentFragment : .nothingInRange, false) }
        return (nil, !stored.contains { $0.available.upperBound <= opened && !$0.isOfDoubtfulCollection })
    }
}

extension Lineup {
    /// The verdicts in the order of the entries.
    fileprivate func verdicts(_ terms: SessionTerms) -> [Verdict] {
        let possible = entries.indices.filter {
            if case .notServed = entries[$0].fate { false } else { true }
        }
        let certain = possible.filter { entries[$0].fate == .served }
        var before = 0...0
        var verdicts: [Verdict] = []
        for (index, entry) in entries.enumerated() {
            if case .notServed(let omission) = entry.fate {
                verdicts.append(.notServed(omission))
                continue
            }
            let serving = serving(index, before, possible, certain, terms)
            if case .uncertain(let doubt) = entry.fate {
                verdicts.append(.uncertain(doubt, serving))
                before = before.lowerBound...(before.upperBound + 1)
            } else {
                verdicts.append(.served(serving))
                before = (before.lowerBound + 1)...(before.upperBound + 1)
            }
        }
        return verdicts
    }

    private func serving(
        _ index: Int, _ position: ClosedRange<Int>, _ possible: [Int], _ certain: [Int], _ terms: SessionTerms
    ) -> Serving {
        let entry = entries[index]
        let joints = joints(before: index, among: possible)
        return Serving(
            position: position, added: entry.added.dates,
            removed: removed(index, possible, certain, terms),
            durationMilliseconds: entry.candidate.duration,
            programDate: terms.clock.start(of: entry.candidate.fragment), joint: joints.last ?? nil,
            isDiscontinuity: terms.discontinuities.isMarked(joints),
            silenceMilliseconds: silence(before: index, terms))
    }

    /// How the entry at `index` joins those that may be served right before it, the likeliest last; `nil` for none before it.
    private func joints(before index: Int, among possible: [Int]) -> [Joint?] {
        let candidate = entries[index].candidate
        var joints: [Joint?] = []
        for position in possible[..<possible.partitioningIndex { $0 >= index }].reversed() {
            let previous = entries[position].candidate
            let end = previous.duration.moved(by: previous.start)
            joints.insert(
                Joint(
                    previous: previous.fragment.number,
                    gapMilliseconds: (candidate.start - end.upperBound)...(candidate.start - end.lowerBound)),
                at: 0)
            if entries[position].fate == .served { return joints.reversed() }
        }
        return joints.isEmpty ? [nil] : [nil] + joints.reversed()
    }

    /// When as many are added behind the entry at `index` as a playlist holds, or it is trimmed.
    private func removed(
        _ index: Int, _ possible: [Int], _ certain: [Int], _ terms: SessionTerms
    ) -> ClosedRange<Date>? {
        let slid = slid(index, possible, certain, terms)
        guard let trimmed = entries[index].trimmed, trimmed < terms.expires.milliseconds else { return slid }
        let trim = (trimmed...trimmed).dates
        return slid.map { min($0.lowerBound, trim.lowerBound)...min($0.upperBound, trim.upperBound) } ?? trim
    }

    private func slid(
        _ index: Int, _ possible: [Int], _ certain: [Int], _ terms: SessionTerms
    ) -> ClosedRange<Date>? {
        if case .onDemand = terms.mode { return nil }
        let earliest = possible.partitioningIndex { $0 > index } + terms.limit - 1
        let latest = certain.partitioningIndex { $0 > index } + terms.limit - 1
        guard earliest < possible.count else { return nil }
        let first = entries[possible[earliest]].added.lowerBound
        let last =
            latest < certain.count ? entries[certain[latest]].added.upperBound : terms.expires.milliseconds
        return (first...max(first, last)).dates
    }

    /// How long nothing was received before the entry at `index`, where LIVE sessions end over it.
    private func silence(before index: Int, _ terms: SessionTerms) -> Int64? {
        guard terms.range == nil, index > 0 else { return nil }
        let step = entries[index].candidate.server - entries[index - 1].candidate.server
        let isLong = step > SessionRefusal.liveSilence
        return isLong && entries[index].added.upperBound > terms.opened.milliseconds ? step : nil
    }
}

extension SessionTerms.Discontinuities {
    /// EXT-X-DISCONTINUITY stands before a segment that joins what comes before it in one of these ways; `nil` where they differ.
    fileprivate func isMarked(_ joints: [Joint?]) -> Bool? {
        switch self {
        case .always: return true
        case .never: return false
        case .onDiscontinuity:
            let marks = Set(joints.map { joint in joint.map(\.isDiscontinuous) ?? .some(false) })
            return marks.count == 1 ? marks.first ?? nil : nil
        }
    }
}
