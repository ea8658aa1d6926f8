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

/// What is known about a stream besides its fragments.
public struct StreamDescription: Hashable, Sendable {
    /// The stream's name, as the operator gave it.
    public var name: String
    /// The region's name, such as `us-west-2`.
    public var region: String
    /// DescribeStream's Status (`ACTIVE`, `CREATING`, …), or `nil` before it answered.
    public var status: String?
    /// DescribeStream's DataRetentionInHours, or `nil` before it answered.
    public var retentionHours: Int?

    /// A description; what isn't known yet is `nil`.
    public init(name: String, region: String, status: String? = nil, retentionHours: Int? = nil) {
        self.name = name
        self.region = region
        self.status = status
        self.retentionHours = retentionHours
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

/// A streaming session's number, counted from 1 by whoever opened it. It is not the session token, which is a secret.
public struct SessionID: Hashable, Sendable {
    /// The count.
    public var ordinal: Int

    /// The session with this count.
    public init(_ ordinal: Int) { self.ordinal = ordinal }
}

/// The monitor's own session began or ended.
public struct SessionEvent: Hashable, Sendable {
    /// What happened to it.
    public enum Change: Hashable, Sendable {
        /// It was opened and lives until `expires`; `window` is its MaxMediaPlaylistFragmentResults.
        case opened(expires: Date, window: Int)
        /// It was replaced, in good order, by the next one.
        case renewed
        /// It stopped working: HTTP 403 (or another refusal) with this status.
        case lost(status: Int)
        /// No session could be opened: the service's error code, such as `ResourceNotFoundException`.
        case refused(code: String)
    }

    /// When it was noticed.
    public var date: Date
    /// Which session.
    public var session: SessionID
    /// What happened.
    public var change: Change

    /// A change of `session`.
    public init(date: Date, session: SessionID, change: Change) {
        self.date = date
        self.session = session
        self.change = change
    }
}

/// How one request ended, retries included.
public struct CallOutcome: Hashable, Sendable {
    /// The request's place in the service.
    public enum Operation: String, CaseIterable, Hashable, Sendable {
        case describeStream = "DescribeStream"
        case getDataEndpoint = "GetDataEndpoint"
        case listFragments = "ListFragments"
        case getHLSStreamingSessionURL = "GetHLSStreamingSessionURL"
        case getHLSMasterPlaylist = "GetHLSMasterPlaylist"
        case getHLSMediaPlaylist = "GetHLSMediaPlaylist"
    }

    /// Why it failed, in words and codes that hold no secret.
    public struct Failure: Hashable, Sendable {
        /// The service's error code, or a short one of ours (`timeout`, `connection`, `undecodable`).
        public var code: String
        /// The service's message or ours.
        public var message: String
        /// The HTTP status, or `nil` where none arrived.
        public var status: Int?
        /// What AWS support asks for, or `nil` where none arrived.
        public var requestID: String?

        /// A failure with its code and message.
        public init(code: String, message: String, status: Int? = nil, requestID: String? = nil) {
            self.code = code
            self.message = message
            self.status = status
            self.requestID = requestID
        }
    }

    /// When it ended.
    public var date: Date
    /// What was called.
    public var operation: Operation
    /// How long it took.
    public var latency: Duration
    /// Quota points it cost; 0 for operations without points.
    public var quotaPoints: Int
    /// Why it failed, or `nil` where it succeeded.
    public var failure: Failure?

    /// The outcome of one request.
    public init(
        date: Date, operation: Operation, latency: Duration, quotaPoints: Int = 0, failure: Failure? = nil
    ) {
        self.date = date
        self.operation = operation
        self.latency = latency
        self.quotaPoints = quotaPoints
        self.failure = failure
    }
}
