import FoundationEssentials

/// Which fragments the playlist holds when a session is opened.
struct OpeningPlaylist {
    /// How a fragment stands to it.
    struct Place {
        /// When the session was opened, the fragment was stored; `nil` where that can't be known.
        var wasStored: Bool?
        /// So many others go before it, at the least and at the most.
        var rank: ClosedRange<Int>
    }

    /// In the order of the candidates.
    let places: [Place]
    private let limit: Int

    /// LIVE begins with those that were received last; the other modes with the oldest of their range.
    init(_ candidates: [Candidate], terms: SessionTerms) {
        limit = terms.limit
        let opened = terms.opened.milliseconds
        var order = Array(candidates.indices)
        if terms.range == nil {
            order.sort {
                (candidates[$0].server, candidates[$0].fragment.number)
                    > (candidates[$1].server, candidates[$1].fragment.number)
            }
        }
        var places = Array(repeating: Place(wasStored: false, rank: 0...0), count: candidates.count)
        var certain = 0
        var possible = 0
        var seen: (certain: Set<Milliseconds>, possible: Set<Milliseconds>) = ([], [])
        for index in order {
            let candidate = candidates[index]
            let wasStored = Self.wasStored(candidate, at: opened)
            places[index] = Place(wasStored: wasStored, rank: certain...possible)
            guard wasStored != false else { continue }
            // By the producer's clock, equal starts take one place.
            let isNew = { (seen: inout Set<Milliseconds>) in
                terms.clock == .server || seen.insert(candidate.producer).inserted
            }
            if wasStored == true, !candidate.isOfDoubtfulCollection, isNew(&seen.certain) { certain += 1 }
            if isNew(&seen.possible) { possible += 1 }
        }
        self.places = places
    }

    /// The fragment at `index` is in the opening playlist; `nil` where that can't be known.
    func holds(_ index: Int) -> Bool? {
        let place = places[index]
        if place.wasStored == false || place.rank.lowerBound >= limit { return false }
        return place.wasStored == true && place.rank.upperBound < limit ? true : nil
    }

    /// Where it was stored in time, the fragment at `index` is in the opening playlist.
    func hasRoom(for index: Int) -> Bool { places[index].rank.upperBound < limit }

    private static func wasStored(_ candidate: Candidate, at opened: Milliseconds) -> Bool? {
        if candidate.available.upperBound <= opened { return true }
        return candidate.available.lowerBound > opened ? false : nil
    }
}

extension Candidate {
    /// When it begins by the producer's clock.
    fileprivate var producer: Milliseconds { fragment.producerTimestamp.milliseconds }
}
