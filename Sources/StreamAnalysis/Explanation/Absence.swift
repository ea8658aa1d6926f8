import FoundationEssentials

/// Why a fragment, or a time, isn't in the archive.
package struct Absence: Hashable, Sendable {
    /// The reason; raw values are what JSON shows.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// The service gave it a number and refused it.
        case refused = "refused-at-ingest"
        /// The producer sent nothing for that time.
        case neverSent = "never-sent"
        /// A connection broke, and what the producer hadn't sent is lost.
        case lostAtReconnect = "lost-at-reconnect"
        /// It is missing, and nothing says why.
        case unknown
        /// The producer's clock was set over it: no media is missing.
        case clockMoved = "clock-moved"
        /// The stream doesn't keep that time any more.
        case trimmed = "trimmed-by-retention"
        /// It may still be listed.
        case notYetListed = "not-yet-listed"
        /// Nothing newer has come.
        case afterNewest = "after-newest"
        /// Nothing older was listed.
        case beforeOldest = "before-oldest"
        /// It lies in the future.
        case future
        /// The numbers around its time don't leave room for it.
        case otherStream = "other-stream"
        /// No fragment in the listed range ends in these digits.
        case unknownEnding = "unknown-ending"
        /// The number's structure isn't known, so nothing follows from it.
        case unstructured
        /// Nothing at all is listed.
        case noFragments = "no-fragments"
    }

    /// The reason.
    package var cause: Cause
    /// The fragment before it, or `nil` where none is listed.
    package var before: Fragment?
    /// The fragment behind it, or `nil` where none is listed.
    package var after: Fragment?
    /// The finding on the hole that it is in, or `nil` where there is none.
    package var finding: Finding?
    /// From the end of the fragment before it to the start of the one behind it, by the producer's clock, in seconds.
    package var holeSeconds: Double?

    init(_ cause: Cause) { self.cause = cause }

    private init(
        _ cause: Cause, _ before: Fragment?, _ after: Fragment?, _ finding: Finding?,
        in excerpt: ArchiveExcerpt
    ) {
        self.cause = cause
        self.before = before
        self.after = after
        self.finding = finding
        guard let before, let after else { return }
        let step = after.producerTimestamp.milliseconds - before.producerTimestamp.milliseconds
        let hole = step - excerpt.usualDuration(of: before)
        if hole > Joint.toleranceMilliseconds { holeSeconds = Double(hole) / 1000 }
    }
}

extension Absence {
    /// Why `number` isn't listed.
    init(of number: FragmentNumber, in excerpt: ArchiveExcerpt) {
        let next = excerpt.fragments.partitioningIndex { $0.number > number }
        let before = next > 0 ? excerpt.fragments[next - 1] : nil
        let after = next < excerpt.fragments.count ? excerpt.fragments[next] : nil
        let cause = Self.cause(of: number, before, after, in: excerpt)
        let isHole = cause == .refused || cause == .lostAtReconnect
        let finding = isHole ? after.flatMap { excerpt.hole(before: $0) } : nil
        self.init(cause, before, after, finding, in: excerpt)
    }

    private static func cause(
        of number: FragmentNumber, _ before: Fragment?, _ after: Fragment?, in excerpt: ArchiveExcerpt
    ) -> Cause {
        guard let structure = number.structure else { return .unstructured }
        let received = structure.serverTimestamp
        if received > excerpt.taken { return .otherStream }
        if let head = excerpt.head(at: excerpt.taken), received < head { return .trimmed }
        let isRecent = excerpt.taken.timeIntervalSince(received) < Settling.seconds
        if excerpt.fragments.isEmpty { return isRecent ? .notYetListed : .noFragments }
        guard let after else {
            if let before, received < before.serverTimestamp { return .otherStream }
            return isRecent ? .notYetListed : .refused
        }
        guard let earlier = before?.structure?.sequence, let later = after.structure?.sequence else {
            return .beforeOldest
        }
        guard earlier < structure.sequence, structure.sequence < later else { return .otherStream }
        if isRecent { return .notYetListed }
        return after.structure?.block == before?.structure?.block ? .refused : .lostAtReconnect
    }

    /// Why nothing holds `date` by `clock`.
    init(at date: Date, _ clock: SessionTerms.Clock, in excerpt: ArchiveExcerpt) {
        let sorted = excerpt.fragments.sorted { clock.start(of: $0) < clock.start(of: $1) }
        let next = sorted.partitioningIndex { clock.start(of: $0) > date }
        let before = next > 0 ? sorted[next - 1] : nil
        let after = next < sorted.count ? sorted[next] : nil
        let finding = before == nil ? nil : after.flatMap { excerpt.hole(before: $0) }
        let cause = Self.cause(date, clock, before, after, finding, in: excerpt)
        self.init(cause, before, after, finding, in: excerpt)
    }

    private static func cause(
        _ date: Date, _ clock: SessionTerms.Clock, _ before: Fragment?, _ after: Fragment?,
        _ finding: Finding?,
        in excerpt: ArchiveExcerpt
    ) -> Cause {
        guard let newest = excerpt.fragments.last else {
            if date > excerpt.taken { return .future }
            guard let head = excerpt.head(at: excerpt.taken), date < head else { return .noFragments }
            return .trimmed
        }
        let lag = clock == .producer ? newest.lagSeconds : 0
        let now = excerpt.taken.addingTimeInterval(-lag)
        if date > now { return .future }
        guard after != nil else {
            return now.timeIntervalSince(date) < Settling.seconds ? .notYetListed : .afterNewest
        }
        guard before != nil else {
            guard let head = excerpt.head(at: now), date < head else { return .beforeOldest }
            return .trimmed
        }
        if finding?.kind == .clockJump { return .clockMoved }
        return finding?.cause.flatMap { Self.causes[$0] } ?? .unknown
    }

    /// What the causes of gaps mean for the media in them.
    private static let causes: [String: Cause] = [
        "producer-silent": .neverSent, "reconnect-with-loss": .lostAtReconnect, "refused-at-ingest": .refused,
    ]
}

extension ArchiveExcerpt {
    /// What the analysis finds right before `fragment`, or `nil` where it finds neither a gap nor a jump of the clock.
    fileprivate func hole(before fragment: Fragment) -> Finding? {
        guard let oldest = fragments.map(\.serverTimestamp).min() else { return nil }
        var timeline = StreamTimeline(stream: StreamDescription(name: "", region: ""))
        timeline.absorb(
            .listed(FragmentListing(date: taken, range: oldest...max(oldest, taken), fragments: fragments)))
        let start = fragment.producerTimestamp
        let found = timeline.report().findings.filter { finding in
            // Neighbouring gaps of one cause are one finding, which may name only some of its fragments.
            let isAround = finding.from < start && finding.to ?? .distantFuture >= start
            return finding.fragments.contains(fragment.number) || isAround
        }
        return found.first { $0.kind == .gap } ?? found.first { $0.kind == .clockJump }
    }
}
