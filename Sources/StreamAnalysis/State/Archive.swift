import FoundationEssentials

/// What ListFragments has told so far, in both orders.
struct Archive: Sendable {
    /// In producer order.
    private(set) var history = FragmentHistory()
    /// The recent ones in ingest order.
    private(set) var ingest = IngestOrder()
    /// Where ingest order isn't simply going on.
    private(set) var seams = Seams()
    /// The rhythm, or `nil` while too few fragments are known.
    private(set) var cadence: Cadence?
    /// When the first listing came, or `nil` before it.
    private(set) var firstListed: Date?
    /// Up to when the newest listing reaches, or `nil` before the first: what a slow answer couldn't tell yet isn't missing.
    private(set) var lastListed: Date?
    /// When the newest listing that followed the stream came, and its range.
    private var newestListing: (date: Date, range: ClosedRange<Date>)?
    /// The newest fragment by the server's clock.
    private(set) var newest: IngestedFragment?
    /// How long after their last frame fragments usually are listed, in seconds, newest last.
    private var recentDelays: [Double] = []

    /// What one listing changed.
    struct Changes: Sendable {
        /// What nobody knew before, smallest number first.
        var inserted: [IngestedFragment] = []
        /// Fragments before which the media timeline is to be judged again.
        var rightSides: [Fragment] = []
        /// What changed in ingest order.
        var seams = Seams.Changes()
    }

    /// Takes in a listing; what is known already changes nothing.
    mutating func absorb(_ listing: FragmentListing) -> Changes {
        let isFirst = firstListed == nil
        let before = newestListing
        if !listing.isOfThePast { newestListing = (listing.date, listing.range) }
        firstListed = firstListed ?? listing.date
        let reached = min(listing.date, listing.range.upperBound)
        lastListed = max(lastListed ?? reached, reached)
        var changes = Changes()
        var latest: FragmentNumber?
        // In this order most are simply appended.
        for fragment in listing.fragments.filter({ !knows($0) }).sorted(by: { $0.number < $1.number })
        where fragment.number != latest {
            latest = fragment.number
            let entry = IngestedFragment(
                fragment: fragment, sequence: fragment.structure?.sequence, listed: listing.date,
                isFromStart: isFirst || listing.isOfThePast,
                absent: before.flatMap { $0.range.lowerBound <= fragment.serverTimestamp ? $0.date : nil })
            ingest.insert(entry)
            changes.inserted.append(entry)
        }
        guard !changes.inserted.isEmpty else { return changes }
        let knewCadence = cadence != nil
        for entry in changes.inserted { noteNewest(entry) }
        cadence = recentCadence ?? cadence
        for entry in changes.inserted { insert(entry) }
        if !knewCadence { reckonEnds() }
        changes.seams = seams.update(
            with: changes.inserted.map(\.fragment.number), in: ingest, cadence: cadence)
        changes.rightSides =
            knewCadence
            ? neighbourhoods(of: changes.inserted.map(\.fragment))
            : history.map(\.fragment).filter { ingest.index(of: $0.number) != nil }
        return changes
    }

    /// Takes in fragments of the past, which only the history is to know, and answers those that it didn't.
    mutating func insertPast(_ fragments: [Fragment], at date: Date) -> [Fragment] {
        let seconds = cadence?.frameSeconds ?? 0
        let unknown = fragments.filter { history.index(of: $0) == nil }
        let inserted = history.insert(
            unknown.map {
                ArchivedFragment(
                    fragment: $0, listed: date,
                    end: $0.producerTimestamp.addingTimeInterval($0.length.inSeconds + seconds),
                    membership: .missing(.beforeSession))
            })
        return inserted.map(\.fragment)
    }

    /// Notes where fragments of the past end, now that their surroundings are known.
    mutating func update(_ reviewed: [ArchivedFragment]) {
        for archived in reviewed {
            guard let position = history.index(of: archived.fragment) else { continue }
            history.update(at: position) { $0.end = archived.end }
        }
    }

    /// Notes that the playlist holds the fragment at `position` of the history with this EXTINF, and returns the fragment
    /// before which the media timeline is to be judged again, or `nil` where the end moved by no more than rounding.
    mutating func serve(_ position: Int, as membership: ArchivedFragment.Membership) -> Fragment? {
        let before = history[position]
        history.update(at: position) {
            $0.membership = membership
            if case .served(_, _, let duration, _) = membership {
                $0.end = $0.fragment.producerTimestamp.addingTimeInterval(duration.inSeconds)
            }
        }
        let roundingSeconds = 0.005
        let moved = abs(history[position].end.timeIntervalSince(before.end))
        guard moved > roundingSeconds, position + 1 < history.count else { return nil }
        return history[position + 1].fragment
    }

    /// Notes that the playlist doesn't hold the fragment at `position`.
    mutating func miss(_ position: Int, reason: MissingReason) {
        history.update(at: position) { $0.membership = .missing(reason) }
    }

    /// How long after their last frame fragments usually are listed, in seconds, or `nil` while none was seen to arrive.
    var usualDelaySeconds: Double? { Statistics.median(recentDelays) }

    /// What the service received first after the fragment `number`, or `nil` where nothing is known to have come since: where
    /// listings failed meanwhile, it isn't the newest.
    func next(after number: FragmentNumber) -> IngestedFragment? {
        guard let newest, newest.fragment.number != number else { return nil }
        guard let index = ingest.index(of: number) else { return newest }
        let last = ingest[index].fragment.serverTimestamp
        return ingest.suffix(ingest.count - index - 1).filter { $0.fragment.serverTimestamp > last }
            .min { $0.fragment.serverTimestamp < $1.fragment.serverTimestamp } ?? newest
    }

    /// The last listing that would have had the fragment `number`, had it been there; `nil` where none came before it.
    func absent(_ number: FragmentNumber) -> Date? { ingest.index(of: number).flatMap { ingest[$0].absent } }

    /// How long after its last frame `entry` was still not listed, in seconds, or `nil` where no listing tells it.
    func absenceSeconds(of entry: IngestedFragment) -> Double? {
        entry.absent.map { delaySeconds(of: entry) - entry.listed.timeIntervalSince($0) }
    }

    /// How long after its last frame `entry` was listed, in seconds, by the server's clock.
    func delaySeconds(of entry: IngestedFragment) -> Double {
        entry.listed.timeIntervalSince(entry.fragment.serverTimestamp) - entry.fragment.length.inSeconds
            - (cadence?.frameSeconds ?? 0)
    }
}

extension Archive {
    private func knows(_ fragment: Fragment) -> Bool {
        if ingest.index(of: fragment.number) != nil { return true }
        return ingest.mayHaveForgotten(fragment.number) && history.index(of: fragment) != nil
    }

    private mutating func noteNewest(_ entry: IngestedFragment) {
        if newest.map({ $0.fragment.serverTimestamp < entry.fragment.serverTimestamp }) ?? true {
            newest = entry
        }
    }

    /// The rhythm of the fragments up to the newest, or `nil` where they are too few.
    private var recentCadence: Cadence? {
        guard let newest, let index = ingest.index(of: newest.fragment.number) else { return nil }
        return Cadence(of: ingest.window(through: index, Cadence.sampleCount))
    }

    private mutating func insert(_ entry: IngestedFragment) {
        let fragment = entry.fragment
        let seconds = fragment.length.inSeconds + (cadence?.frameSeconds ?? 0)
        let archived = ArchivedFragment(
            fragment: fragment, listed: entry.listed,
            end: fragment.producerTimestamp.addingTimeInterval(seconds), membership: .expected)
        if let position = history.index(of: fragment) {
            // A slice of the past was quicker.
            history.update(at: position) { $0 = archived }
        } else {
            history.insert(archived)
        }
        guard !entry.isFromStart else { return }
        let sampleCount = 31
        recentDelays.append(delaySeconds(of: entry))
        if recentDelays.count > sampleCount { recentDelays.removeFirst() }
    }

    /// Adds the frame time to the ends that were reckoned before it was known.
    private mutating func reckonEnds() {
        guard let cadence else { return }
        for position in history.indices {
            guard case .expected = history[position].membership else { continue }
            history.update(at: position) {
                let seconds = $0.fragment.length.inSeconds + cadence.frameSeconds
                $0.end = $0.fragment.producerTimestamp.addingTimeInterval(seconds)
            }
        }
    }

    /// The fragments and what follows each of them, in producer order.
    private func neighbourhoods(of fragments: [Fragment]) -> [Fragment] {
        var positions: [Int] = []
        positions.reserveCapacity(fragments.count * 2)
        for fragment in fragments {
            guard let position = history.index(of: fragment) else { continue }
            positions.append(position)
            if position + 1 < history.count { positions.append(position + 1) }
        }
        positions.sort()
        var before: Int?
        return positions.compactMap { position in
            defer { before = position }
            return position == before ? nil : history[position].fragment
        }
    }
}
