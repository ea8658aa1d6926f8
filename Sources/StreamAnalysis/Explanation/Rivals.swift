import FoundationEssentials

/// For each candidate, the newer ones that may enter the playlist before it is stored, after which it never does.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode: fragments older than the newest aren't added.
struct Rivals {
    /// A candidate and a time in its life.
    struct Rival {
        var index: Int
        var time: Milliseconds
    }

    /// Behind each candidate, the one that is in the opening playlist for certain, if any.
    private var opening: [Rival?]
    /// Behind each candidate, one that may be in the opening playlist.
    private var possibleOpening: [Rival?]
    /// Behind each candidate, the first one of the rest that is stored at the latest, and at the earliest.
    private var stored: [Rival?]
    private var possiblyStored: [Rival?]
    /// The shortest and the longest that any lasts; 0 where durations don't matter.
    private let pace: ClosedRange<Milliseconds>

    /// Looks at all `candidates`, of which `playlist` says how they stand at the opening.
    init(_ candidates: [Candidate], playlist: OpeningPlaylist, terms: SessionTerms) {
        let isPaced = terms.range != nil
        let opened = terms.opened.milliseconds
        let durations = candidates.map(\.duration)
        pace =
            isPaced
            ? (durations.map(\.lowerBound).min() ?? 0)...(durations.map(\.upperBound).max() ?? 0) : 0...0
        let empty = [Rival?](repeating: nil, count: candidates.count + 1)
        (opening, possibleOpening, stored, possiblyStored) = (empty, empty, empty, empty)
        for index in candidates.indices.reversed() {
            let candidate = candidates[index]
            inherit(at: index)
            let isDoubtful = candidate.isOfDoubtfulCollection
            let holds = playlist.holds(index)
            if holds != false {
                Self.improve(
                    &possibleOpening[index],
                    Rival(index: index, time: max(opened, candidate.available.lowerBound)))
                if holds == true, !isDoubtful {
                    Self.improve(&opening[index], Rival(index: index, time: opened))
                }
            }
            // LIVE never goes back to what was stored before it was opened.
            let comesLater = isPaced || playlist.places[index].wasStored != true
            guard comesLater, holds != true else { continue }
            Self.improve(&possiblyStored[index], Rival(index: index, time: candidate.available.lowerBound))
            let isCertain =
                isPaced || playlist.places[index].wasStored == false || playlist.hasRoom(for: index)
            if isCertain, !isDoubtful {
                Self.improve(&stored[index], Rival(index: index, time: candidate.available.upperBound))
            }
        }
    }

    /// One that is certainly served before the candidate at `index`, stored at `available`, or `nil` where that isn't certain.
    ///
    /// `latest` is the latest time at which the playlist got what comes before the candidate.
    func certain(for index: Int, available: Milliseconds, latest: Milliseconds) -> Int? {
        if let rival = opening[index + 1], rival.time < available { return rival.index }
        if let rival = stored[index + 1], max(rival.time, latest + pace.upperBound) < available {
            return rival.index
        }
        return nil
    }

    /// One may be served before the candidate at `index`, which is stored at `available` at the latest.
    ///
    /// `earliest` is the earliest time at which the playlist got what comes before the candidate.
    func isPossible(for index: Int, available: Milliseconds, earliest: Milliseconds) -> Bool {
        if let rival = possibleOpening[index + 1], rival.time < available { return true }
        guard let rival = possiblyStored[index + 1] else { return false }
        return max(rival.time, earliest + pace.lowerBound) < available
    }

    private mutating func inherit(at index: Int) {
        opening[index] = opening[index + 1]
        possibleOpening[index] = possibleOpening[index + 1]
        stored[index] = stored[index + 1]
        possiblyStored[index] = possiblyStored[index + 1]
    }

    private static func improve(_ best: inout Rival?, _ rival: Rival) {
        if best.map({ rival.time < $0.time }) ?? true { best = rival }
    }
}
