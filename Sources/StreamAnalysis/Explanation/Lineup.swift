import FoundationEssentials

/// What becomes of each candidate, in the order of the session's clock.
struct Lineup {
    /// A candidate's fate.
    enum Fate: Hashable {
        case served
        case notServed(Omission)
        case uncertain(Doubt)
    }

    /// A candidate with its fate.
    struct Entry {
        let candidate: Candidate
        let fate: Fate
        /// When it is added, at the earliest and at the latest.
        let added: ClosedRange<Milliseconds>
        /// When the stream stops keeping it, or `nil` where that isn't known.
        let trimmed: Milliseconds?
    }

    /// In the order of the session's clock.
    private(set) var entries: [Entry] = []

    private let terms: SessionTerms
    private let excerpt: ArchiveExcerpt
    private let playlist: OpeningPlaylist
    private let rivals: Rivals
    private let opened: Milliseconds
    private let expires: Milliseconds
    /// When the playlist got the newest entry so far: at the earliest only counting certain ones, at the latest counting all.
    private var newest: ClosedRange<Milliseconds>
    private var all: [Candidate]

    /// Plays the session of `terms` with `candidates`, which are in the order of its clock.
    init(_ candidates: [Candidate], terms: SessionTerms, excerpt: ArchiveExcerpt) {
        self.terms = terms
        self.excerpt = excerpt
        all = candidates
        playlist = OpeningPlaylist(candidates, terms: terms)
        rivals = Rivals(candidates, playlist: playlist, terms: terms)
        opened = terms.opened.milliseconds
        expires = terms.expires.milliseconds
        newest = opened...opened
        entries.reserveCapacity(candidates.count)
        for index in candidates.indices { append(index) }
    }

    private mutating func append(_ index: Int) {
        let candidate = all[index]
        let added = added(index)
        // Whoever comes after it is only there once it was added, so whether the session still lives then is looked at last.
        let fate = twinned(trimming(fate(of: index), added: added, of: candidate), candidate)
        let isPossible = if case .notServed = fate { false } else { true }
        let earliest = fate == .served ? max(newest.lowerBound, added.lowerBound) : newest.lowerBound
        let latest = isPossible ? max(newest.upperBound, added.upperBound) : newest.upperBound
        entries.append(
            Entry(
                candidate: candidate, fate: expiring(fate, added: added), added: added,
                trimmed: trimmed(candidate)))
        newest = earliest...latest
    }

    /// When the candidate at `index` is added, if it is.
    private func added(_ index: Int) -> ClosedRange<Milliseconds> {
        let candidate = all[index]
        let since = opened...opened
        guard playlist.holds(index) != true else { return since }
        // A replay gives each fragment its own duration before it adds it.
        let turn =
            terms.range == nil
            ? candidate.available : candidate.available.noEarlier(than: newest + candidate.duration)
        let isPerhapsThere = playlist.places[index].wasStored != false && playlist.holds(index) == nil
        return isPerhapsThere ? opened...max(opened, turn.upperBound) : turn.noEarlier(than: since)
    }

    private func fate(of index: Int) -> Fate {
        switch (terms.mode, playlist.holds(index)) {
        case (_, true): all[index].isOfDoubtfulCollection ? .uncertain(.collection) : .served
        case (.live, nil): playlist.places[index].wasStored == true ? .uncertain(.limit) : following(index)
        case (.live, false):
            playlist.places[index].wasStored == true ? .notServed(.beforeOpening) : following(index)
        case (.onDemand, nil):
            .uncertain(playlist.places[index].wasStored == true ? .limit : .openingMoment)
        case (.onDemand, false): .notServed(leftOut(index))
        case (.liveReplay, _): following(index)
        }
    }

    private func leftOut(_ index: Int) -> Omission {
        let place = playlist.places[index]
        return place.wasStored == false ? .notStoredYet : .overLimit(before: place.rank.lowerBound)
    }

    /// The fate of one that comes after the opening: newer ones may come before it.
    private func following(_ index: Int) -> Fate {
        let candidate = all[index]
        let isLive = terms.range == nil
        let wasStored = playlist.places[index].wasStored
        guard wasStored != true else {
            return candidate.isOfDoubtfulCollection ? .uncertain(.collection) : .served
        }
        if let rival = rivals.certain(
            for: index, available: candidate.available.lowerBound, latest: isLive ? opened : newest.upperBound
        ) {
            let newer = all[rival]
            let isTwin = terms.clock == .producer && newer.start == candidate.start
            return .notServed(
                isTwin ? .repeated(of: newer.fragment.number) : .olderThanNewest(newer.fragment.number))
        }
        if candidate.isOfDoubtfulCollection { return .uncertain(.collection) }
        if wasStored == nil, !playlist.hasRoom(for: index) { return .uncertain(.openingMoment) }
        let isThreatened = rivals.isPossible(
            for: index, available: candidate.available.upperBound,
            earliest: isLive ? opened : newest.lowerBound)
        return isThreatened ? .uncertain(wasStored == nil ? .openingMoment : .arrivalOrder) : .served
    }

    /// `fate`, unless the session ends before it is added.
    private func expiring(_ fate: Fate, added: ClosedRange<Milliseconds>) -> Fate {
        if case .notServed = fate { return fate }
        guard added.lowerBound < expires else {
            return .notServed(.expired(turn: Date(milliseconds: added.lowerBound)))
        }
        return added.upperBound >= expires && fate == .served ? .uncertain(.expiryMoment) : fate
    }

    /// `fate`, unless the stream has trimmed it by then.
    private func trimming(_ fate: Fate, added: ClosedRange<Milliseconds>, of candidate: Candidate) -> Fate {
        guard let trimmed = trimmed(candidate) else { return fate }
        if case .notServed = fate { return fate }
        if added.lowerBound > trimmed { return .notServed(.outsideRetention) }
        return added.upperBound > trimmed ? .uncertain(.trimMoment) : fate
    }

    private func trimmed(_ candidate: Candidate) -> Milliseconds? {
        let millisecondsInHour: Milliseconds = 3_600_000
        return excerpt.retentionHours.map { candidate.server + Milliseconds($0) * millisecondsInHour }
    }

    /// `fate`, unless another fragment with the same producer timestamp is served.
    private func twinned(_ fate: Fate, _ candidate: Candidate) -> Fate {
        guard terms.clock == .producer else { return fate }
        if case .notServed = fate { return fate }
        for entry in entries.reversed() {
            guard entry.candidate.start == candidate.start else { break }
            switch entry.fate {
            case .served: return .notServed(.superseded(by: entry.candidate.fragment.number))
            case .uncertain: return .uncertain(.twin)
            case .notServed: continue
            }
        }
        return fate
    }
}
