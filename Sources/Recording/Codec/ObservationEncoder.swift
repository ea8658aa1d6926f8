import FoundationEssentials
import HLS
import StreamAnalysis

/// Writes observations down, a JSON object each; what was told before is only pointed at.
struct ObservationEncoder: Sendable {
    private var fragments = FragmentTable()
    private var playlists = LoadedPlaylists()

    /// The fragments that listings told of, as many as are kept, oldest first.
    var knownFragments: [Fragment] { fragments.known.reversed() }

    /// The object for `observation`.
    mutating func node(_ observation: Observation) -> JSONNode {
        let (kind, members) = told(observation)
        return .object([JSONNode.Member("is", .text(kind.rawValue))] + members)
    }

    private mutating func told(_ observation: Observation) -> (ObservationKind, [JSONNode.Member]) {
        switch observation {
        case .described(let stream, let date):
            (.described, at(date) + [member("stream", stream, .description)])
        case .listed(let listing): (.listed, members(listing))
        case .loaded(let load): (.loaded, members(load))
        case .session(let event): (.session, members(event, .sessionEvent))
        case .opened(let load): (.opened, members(load, .opening))
        case .fetched(let fetch): (.fetched, members(fetch, .fetch))
        case .called(let outcome): (.called, members(outcome, .call))
        case .clock(let reading): (.clock, members(reading, .clock))
        case .credentials(let reading): (.credentials, members(reading, .credentials))
        case .polled(let timing): (.polled, members(timing, .timing))
        case .sought(let request): (.sought, members(request, .request))
        case .ticked(let date): (.ticked, at(date))
        }
    }

    private mutating func members(_ listing: FragmentListing) -> [JSONNode.Member] {
        var new: [Fragment] = []
        let told = References.write(listing.fragments, place: fragments.place) {
            new.append($0)
            return Notation<Fragment>.fragment.write($0) ?? .null
        }
        fragments.index(new)
        let past = Notation<Bool>.flag.write(listing.isOfThePast).map { JSONNode.Member("past", $0) }
        return at(listing.date) + [member("range", listing.range, .range)] + [past].compactMap(\.self)
            + [JSONNode.Member("fragments", told)]
    }

    private mutating func members(_ load: PlaylistLoad) -> [JSONNode.Member] {
        at(load.date) + [member("session", load.session, .session), member("track", load.track, .integer)]
            + playlists.write(load.playlist, track: load.track)
    }

    private func at(_ date: Date) -> [JSONNode.Member] { [member("at", date, .date)] }

    private func member<Value>(
        _ name: String, _ value: Value, _ notation: Notation<Value>
    ) -> JSONNode.Member {
        JSONNode.Member(name, notation.write(value) ?? .null)
    }

    private func members<Value>(_ value: Value, _ form: Notation<Value>) -> [JSONNode.Member] {
        guard case .object(let members) = form.write(value) else { return [] }
        return members
    }
}

/// The word a line begins with.
enum ObservationKind: String, CaseIterable, Sendable {
    case described, listed, loaded, session, opened, fetched, called, clock, credentials, polled, sought,
        ticked
}
