import FoundationEssentials
import StreamAnalysis

/// What a later part has to repeat so that it can be understood alone.
struct PresentState: Sendable {
    private var newest: [Slot: Observation] = [:]
    private var date = Date.distantPast
    private var listed: ClosedRange<Date>?

    /// What the newest observation of is kept.
    private enum Slot: Hashable {
        case description, credentials, clock, session, ending, opening
        case playlist(track: Int)
        case call(CallOutcome.Operation)
    }

    /// Takes in one observation.
    mutating func absorb(_ observation: Observation) {
        date = max(date, observation.date)
        if case .listed(let listing) = observation { listed = listing.range }
        guard let slot = Self.slot(of: observation) else { return }
        newest[slot] = observation
        // A new session's end is still to come.
        if slot == .session { newest[.ending] = nil }
    }

    /// The state as observations, oldest first; `fragments` are the archive as far as it is known.
    func observations(fragments: [Fragment]) -> [Observation] {
        var observations = newest.values.sorted { ($0.date, $0.rank) < ($1.date, $1.rank) }
        guard let listed, !fragments.isEmpty else { return observations }
        let oldest = fragments.lazy.map(\.serverTimestamp).min() ?? listed.lowerBound
        // Nothing in it has just arrived, as far as a reader of this part can tell.
        let listing = FragmentListing(
            date: date, range: min(oldest, listed.lowerBound)...listed.upperBound, fragments: fragments,
            isOfThePast: true)
        // Playlists are judged by the archive.
        let place = observations.firstIndex { $0.rank > 0 } ?? observations.endIndex
        observations.insert(.listed(listing), at: place)
        return observations
    }

    private static func slot(of observation: Observation) -> Slot? {
        switch observation {
        case .described: .description
        case .credentials: .credentials
        case .clock: .clock
        case .session(let event): if case .opened = event.change { .session } else { .ending }
        case .opened: .opening
        case .loaded(let load): .playlist(track: load.track)
        case .called(let outcome): .call(outcome.operation)
        case .listed, .fetched, .polled, .sought, .ticked: nil
        }
    }
}

extension Observation {
    /// Playlists come after what they are judged by.
    fileprivate var rank: Int {
        switch self {
        case .loaded: 1
        default: 0
        }
    }
}
