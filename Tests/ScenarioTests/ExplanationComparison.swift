import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What the explanation says of a session against what the service did: empty where both agree.
struct ExplanationComparison {
    /// What is wrong, in words.
    private(set) var differences: [String] = []
    /// How many verdicts there were, and how many of them left it open, by the doubt.
    private(set) var verdicts = 0
    private(set) var doubts: [Doubt: Int] = [:]
    /// How many DISCONTINUITY flags were left open, and how many positions.
    private(set) var openFlags = 0
    private(set) var openPositions = 0

    private let rehearsal: ExplanationRehearsal
    private let terms: SessionTerms

    /// Compares every fragment of the excerpt.
    init(_ rehearsal: ExplanationRehearsal, _ terms: SessionTerms, of excerpt: ArchiveExcerpt) {
        self.rehearsal = rehearsal
        var terms = terms
        // That the service ended it early is something the operator saw.
        terms.expires = min(terms.expires, rehearsal.ended ?? .distantFuture)
        self.terms = terms
        let account = SessionAccount(terms, of: excerpt)
        guard (account.refusal != nil) == (rehearsal.refusal != nil) || account.isOpeningUncertain else {
            differences.append(
                "refusal \(String(describing: account.refusal)), was \(String(describing: rehearsal.refusal))"
            )
            return
        }
        differences += rehearsal.contradictions
        guard rehearsal.refusal == nil else { return }
        for fragment in excerpt.fragments {
            compare(account[fragment.number], rehearsal.appearances[fragment.number.digits], fragment)
        }
    }

    private mutating func compare(
        _ verdict: Verdict?, _ appearance: ExplanationRehearsal.Appearance?,
        _ fragment: StreamAnalysis.Fragment
    ) {
        verdicts += 1
        switch (verdict, appearance) {
        case (nil, _): differences.append("no verdict on \(outline(fragment))")
        case (.served(let serving), nil):
            if !mayBeUnseen(serving) { differences.append("not served: \(outline(fragment)) \(serving)") }
        case (.notServed(let omission), .some(let appearance)):
            differences.append("served: \(outline(fragment)) \(omission) \(appearance)")
        case (.notServed, nil): break
        case (.uncertain(let doubt, let serving), _):
            doubts[doubt, default: 0] += 1
            if let appearance { compare(serving, appearance, fragment) }
        case (.served(let serving), .some(let appearance)): compare(serving, appearance, fragment)
        }
    }

    private mutating func compare(
        _ serving: Serving, _ appearance: ExplanationRehearsal.Appearance, _ fragment: StreamAnalysis.Fragment
    ) {
        openFlags += serving.isDiscontinuity == nil ? 1 : 0
        openPositions += serving.position.count > 1 ? 1 : 0
        let isAsSaid =
            serving.position.contains(appearance.position)
            && (serving.isDiscontinuity ?? appearance.isDiscontinuity) == appearance.isDiscontinuity
            && serving.durationMilliseconds.contains(appearance.duration)
            && abs(serving.programDate.timeIntervalSince(appearance.date)) < 0.0005
            && isInTime(serving, appearance)
        if !isAsSaid { differences.append("otherwise: \(outline(fragment)) \(serving) \(appearance)") }
    }

    /// It was first seen by the first poll that could see it, or one that had to.
    private func isInTime(_ serving: Serving, _ appearance: ExplanationRehearsal.Appearance) -> Bool {
        guard appearance.firstSeen >= serving.added.lowerBound.addingTimeInterval(-0.001) else {
            return false
        }
        var deadline = serving.added.upperBound.addingTimeInterval(1.001)
        for poll in rehearsal.blindPolls where poll <= deadline { deadline = max(deadline, poll + 1.001) }
        return appearance.firstSeen <= deadline
    }

    /// It was added after the last poll, or gone before the next one.
    private func mayBeUnseen(_ serving: Serving) -> Bool {
        let end = min(terms.expires, ExplanationStage.opened.addingTimeInterval(ExplanationStage.length))
        if serving.added.upperBound > end.addingTimeInterval(-1.001) { return true }
        let gone = serving.removed?.lowerBound ?? .distantFuture
        return gone.timeIntervalSince(serving.added.upperBound) < 1.001
            || rehearsal.blindPolls.contains { blind in
                blind >= serving.added.lowerBound && blind <= serving.removed?.upperBound ?? end
            }
    }

    private func outline(_ fragment: StreamAnalysis.Fragment) -> String {
        let seconds = { (date: Date) in
            (date.timeIntervalSince(ExplanationStage.opened) * 1000).rounded() / 1000
        }
        return "\(terms.mode.word) \(terms.clock) \(terms.limit) …\(fragment.number.digits.suffix(9)) "
            + "server \(seconds(fragment.serverTimestamp)) producer \(seconds(fragment.producerTimestamp))"
    }
}
