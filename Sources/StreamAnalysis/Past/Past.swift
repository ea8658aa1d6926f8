import FoundationEssentials

/// The past that the operator asked for, judged stretch by stretch as soon as both sides of a stretch are listed.
///
/// Slices may come in any order; the findings are the same. A new range replaces the one before.
struct Past: Sendable {
    /// How long a stretch is, in seconds; the stretches beside it are looked at as well.
    static let stretchSeconds = 600.0
    /// So many fragments on either side tell what is usual, as long as there are that many.
    private static let contextCount = 16

    /// What was asked for, or `nil` where nothing was.
    private(set) var request: HistoryRequest?
    /// When it was asked for first.
    private var asked: Date?
    /// Fragments that came with it, each counted once.
    private(set) var fragmentCount = 0
    /// What was found, newest first.
    private(set) var findings: [Finding] = []
    /// The newest listing's date.
    private var lastListed: Date?

    /// Fragments by stretch, until all is judged.
    private var fragments: [Int: [Fragment]] = [:]
    private var judged: [Int: [Finding]] = [:]
    private var waiting: Set<Int> = []
    private var live: Live?

    /// Where following the stream began.
    private struct Live {
        var start: Date
        var head: [Fragment]
    }

    /// Takes in what is wanted, or how the loading stands.
    mutating func absorb(_ request: HistoryRequest) {
        if self.request?.range != request.range {
            self = Past(live: live)
            asked = request.date
        }
        self.request = request
    }

    /// Takes in the first listing of what is followed; what it holds isn't the past's to judge.
    mutating func absorbFirst(_ listing: FragmentListing) {
        live = Live(
            start: listing.range.lowerBound,
            head: listing.fragments.sorted { $0.number < $1.number })
    }

    /// Takes in fragments of the past that nobody knew.
    mutating func absorb(_ inserted: [Fragment], of listing: FragmentListing) {
        lastListed = listing.date
        fragmentCount += inserted.count
        for fragment in inserted {
            let stretch = Self.stretch(of: fragment.serverTimestamp)
            fragments[stretch, default: []].append(fragment)
            waiting.insert(stretch)
        }
    }

    /// Belongs to what is followed.
    func isLive(_ fragment: Fragment) -> Bool {
        live.map { fragment.serverTimestamp >= $0.start } ?? false
    }

    /// How far it is, or `nil` where nothing was asked for.
    func progress(_ coverage: Coverage) -> HistoryProgress? {
        guard let request else { return nil }
        let fraction = coverage.fraction(of: request.range)
        return HistoryProgress(
            range: request.range, standing: request.standing, shortening: request.shortening,
            isFollowed: request.isFollowed, fraction: fraction, fragmentCount: fragmentCount,
            secondsLeft: secondsLeft(fraction))
    }

    private func secondsLeft(_ fraction: Double) -> Double? {
        guard let asked, let lastListed, fraction > 0.01, fraction < 1 else { return nil }
        let passed = lastListed.timeIntervalSince(asked)
        return passed > 0 ? passed * (1 - fraction) / fraction : nil
    }
}

extension Past {
    private init(live: Live?) { self.live = live }

    /// Judges the stretches whose surroundings are covered, and answers their fragments with what was found out.
    mutating func judge(_ coverage: Coverage, stream: StreamDescription) -> [ArchivedFragment] {
        guard let request, !waiting.isEmpty else { return [] }
        let end = min(live?.start ?? request.range.upperBound, request.range.upperBound)
        guard request.range.lowerBound < end else { return [] }
        let keys = fragments.keys.sorted()
        var reviewed: [ArchivedFragment] = []
        for stretch in waiting.sorted(by: >) {
            let bounds = request.range.lowerBound...end
            guard let material = material(of: stretch, keys, in: bounds, coverage) else { continue }
            let review = PastReview(of: material, stream: stream)
            judged[stretch] = review.findings
            waiting.remove(stretch)
            reviewed += review.reviewed
        }
        guard !reviewed.isEmpty else { return [] }
        findings = PastFindings.joined(judged)
        if waiting.isEmpty, coverage.covers(request.range.lowerBound...end) { fragments = [:] }
        return reviewed
    }

    private func material(
        of stretch: Int, _ keys: [Int], in bounds: ClosedRange<Date>, _ coverage: Coverage
    ) -> PastReview.Material? {
        let range = Self.range(of: stretch).clamped(to: bounds)
        guard let place = keys.firstIndex(of: stretch) else { return nil }
        let left = context(keys[..<place].reversed())
        let right = context(keys[(place + 1)...])
        let from = left.reach.map { min($0, stretch - 1) }.map { Self.range(of: $0).lowerBound }
        let to = right.reach.map { max($0, stretch + 1) }.map { Self.range(of: $0).upperBound }
        let lower = max(bounds.lowerBound, from ?? bounds.lowerBound)
        let upper = min(bounds.upperBound, to ?? bounds.upperBound)
        guard lower < upper, coverage.covers(lower...upper) else { return nil }
        let reachesLive = upper >= bounds.upperBound ? live : nil
        let mine = { (fragment: Fragment) in bounds.contains(fragment.serverTimestamp) }
        return PastReview.Material(
            before: ordered(left.stretches.reversed()).filter(mine), within: ordered([stretch]).filter(mine),
            after: ordered(right.stretches).filter(mine) + (reachesLive?.head ?? []),
            listed: lower...max(upper, reachesLive?.head.last?.serverTimestamp ?? upper), range: range,
            firstLive: reachesLive?.head.first?.number)
    }

    /// As many of `stretches`, the nearest first, as tell what is usual; `reach` is the last of them, or `nil` where all
    /// that there is isn't enough.
    private func context(_ stretches: some Sequence<Int>) -> (stretches: [Int], reach: Int?) {
        var (taken, count) = ([Int](), 0)
        for stretch in stretches {
            taken.append(stretch)
            count += fragments[stretch]?.count ?? 0
            if count >= Self.contextCount { return (taken, stretch) }
        }
        return (taken, nil)
    }

    private func ordered(_ stretches: [Int]) -> [Fragment] {
        stretches.flatMap { fragments[$0] ?? [] }.sorted { $0.number < $1.number }
    }

    private static func stretch(of date: Date) -> Int {
        let stretch = (date.timeIntervalSince1970 / stretchSeconds).rounded(.down)
        // Far-off dates would overflow; none of them is in a range that anybody asked for.
        return stretch.isNaN ? 0 : Int(min(1e12, max(-1e12, stretch)))
    }

    private static func range(of stretch: Int) -> ClosedRange<Date> {
        let start = Date(timeIntervalSince1970: Double(stretch) * stretchSeconds)
        return start...start.addingTimeInterval(stretchSeconds)
    }
}
