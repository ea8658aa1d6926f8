public import FoundationEssentials
public import HLS

/// One thing that was seen from outside, with the moment it was seen.
///
/// Everything the analysis knows comes through here; a recording is nothing but these, written down.
public enum Observation: Hashable, Sendable {
    /// DescribeStream answered.
    case described(StreamDescription, at: Date)
    /// A whole ListFragments listing, all pages, of one range of server time.
    case listed(FragmentListing)
    /// A media playlist was loaded.
    case loaded(PlaylistLoad)
    /// The monitor's own streaming session began or ended.
    case session(SessionEvent)
    /// A request ended, well or badly.
    case called(CallOutcome)
    /// Time passed and nothing else happened; the date is corrected by the service's clock.
    case ticked(Date)

    /// When it was seen.
    public var date: Date {
        switch self {
        case .described(_, let date), .ticked(let date): date
        case .listed(let listing): listing.date
        case .loaded(let load): load.date
        case .session(let event): event.date
        case .called(let outcome): outcome.date
        }
    }
}

/// What ListFragments answered, all pages together, in no particular order.
public struct FragmentListing: Hashable, Sendable {
    /// When the last page arrived.
    public var date: Date
    /// The range of server time that was asked for.
    public var range: ClosedRange<Date>
    /// The fragments, unordered.
    public var fragments: [Fragment]

    /// A listing of `range`, complete at `date`.
    public init(date: Date, range: ClosedRange<Date>, fragments: [Fragment]) {
        self.date = date
        self.range = range
        self.fragments = fragments
    }
}

/// One media playlist as it was received.
public struct PlaylistLoad: Hashable, Sendable {
    /// When it arrived.
    public var date: Date
    /// The session it belongs to.
    public var session: SessionID
    /// The track, counted from 1: KVS's `TrackNumber`.
    public var track: Int
    /// What it said.
    public var playlist: MediaPlaylist

    /// The playlist of `track` in `session`.
    public init(date: Date, session: SessionID, track: Int, playlist: MediaPlaylist) {
        self.date = date
        self.session = session
        self.track = track
        self.playlist = playlist
    }
}
