import FoundationEssentials
import HLS
import StreamAnalysis

/// Reads what an ``ObservationEncoder`` wrote, from the beginning on.
struct ObservationDecoder: Sendable {
    private var fragments = FragmentTable()
    private var playlists = LoadedPlaylists()

    /// The observation in `node`, or `nil` where it is of a kind that a later version brought.
    mutating func observation(_ node: JSONNode) throws(Mismatch) -> Observation? {
        guard case .text(let word) = node["is"] else { throw Mismatch("\"is\" is missing") }
        guard let kind = ObservationKind(rawValue: word) else { return nil }
        return switch kind {
        case .described: .described(try node.read("stream", .description), at: try date(node))
        case .listed: .listed(try listing(node))
        case .loaded: .loaded(try load(node))
        case .session: .session(try Notation.sessionEvent.read(node))
        case .opened: .opened(try Notation.opening.read(node))
        case .fetched: .fetched(try Notation.fetch.read(node))
        case .called: .called(try Notation.call.read(node))
        case .clock: .clock(try Notation.clock.read(node))
        case .credentials: .credentials(try Notation.credentials.read(node))
        case .polled: .polled(try Notation.timing.read(node))
        case .sought: .sought(try Notation.request.read(node))
        case .ticked: .ticked(try date(node))
        }
    }

    private func date(_ node: JSONNode) throws(Mismatch) -> Date { try node.read("at", .date) }

    private mutating func listing(_ node: JSONNode) throws(Mismatch) -> FragmentListing {
        var new: [Fragment] = []
        let listed: [Fragment]
        do throws(Mismatch) {
            listed = try References.read(node["fragments"], known: fragments.known) {
                (node) throws(Mismatch) in
                let fragment = try Notation<Fragment>.fragment.read(node)
                new.append(fragment)
                return fragment
            }
        } catch {
            throw error.of("fragments")
        }
        fragments.append(new)
        return FragmentListing(
            date: try date(node), range: try node.read("range", .range), fragments: listed,
            isOfThePast: try node.read("past", .flag))
    }

    private mutating func load(_ node: JSONNode) throws(Mismatch) -> PlaylistLoad {
        let track = try node.read("track", Notation<Int>.integer)
        return PlaylistLoad(
            date: try date(node), session: try node.read("session", .session), track: track,
            playlist: try playlists.read(node, track: track))
    }
}
