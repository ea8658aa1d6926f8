public import FoundationEssentials
public import HLS

/// All there is to show about one stream at one moment. Every face (screen, JSON, text) is a function of this value.
public struct StreamReport: Sendable {
    /// The moment it describes.
    public var date: Date
    /// The stream.
    public var stream: StreamDescription
    /// Findings, newest first; resolved ones stay until history drops them.
    public var findings: [Finding]
    /// The figures.
    public var metrics: StreamMetrics
    /// The monitor's own session, or `nil` before the first one.
    public var session: SessionStatus?
    /// The archive, ordered by producer timestamp, then number.
    public var fragments: FragmentHistory
    /// The newest media playlist of track 1, or `nil` before the first one.
    public var playlist: MediaPlaylist?
    /// How the calls of each operation are doing.
    public var calls: [CallHealth]

    /// A report made by hand, for tests and previews; the timeline makes the real ones.
    public init(
        date: Date, stream: StreamDescription, findings: [Finding] = [],
        metrics: StreamMetrics = StreamMetrics(),
        session: SessionStatus? = nil, fragments: FragmentHistory = FragmentHistory(),
        playlist: MediaPlaylist? = nil, calls: [CallHealth] = []
    ) {
        self.date = date
        self.stream = stream
        self.findings = findings
        self.metrics = metrics
        self.session = session
        self.fragments = fragments
        self.playlist = playlist
        self.calls = calls
    }

    /// The severest finding that isn't resolved, or `nil` for a healthy stream.
    public var severity: Finding.Severity? {
        findings.lazy.filter { $0.state != .resolved }.map(\.severity).max()
    }
}

/// The figures of one stream; unknown is `nil`.
public struct StreamMetrics: Hashable, Sendable {
    /// Archived fragments known.
    public var fragmentCount: Int = 0
    /// Median distance of producer timestamps, in seconds.
    public var strideSeconds: Double?
    /// Median lag (server minus producer timestamp) of the recent fragments, in seconds.
    public var lagSeconds: Double?
    /// Median absolute deviation of the recent lags, in seconds.
    public var lagJitterSeconds: Double?
    /// Robust slope of the lag, in milliseconds an hour; `nil` below two minutes of evidence.
    public var driftMillisecondsPerHour: Double?
    /// Now minus the end of the newest segment of the live playlist, in seconds.
    public var liveLatencySeconds: Double?
    /// Bits a second of media over the recent fragments.
    public var bitRate: Double?
    /// Now minus the newest fragment's server timestamp, in seconds.
    public var newestFragmentAgeSeconds: Double?
    /// What is left of the monitor's session, in seconds.
    public var sessionExpiresInSeconds: Double?
    /// The metadata quota this monitor uses: points a second over 10,000.
    public var quotaFraction: Double?
    /// How long the last complete poll took, in seconds.
    public var pollSeconds: Double?

    /// Figures with nothing known.
    public init() {}
}

/// The monitor's own streaming session.
public struct SessionStatus: Hashable, Sendable {
    /// Which one.
    public var id: SessionID
    /// When it was opened.
    public var opened: Date
    /// When it expires.
    public var expires: Date
    /// When it was lost, or `nil` while it works.
    public var lost: Date?

    /// A session that was opened at `opened` and expires at `expires`.
    public init(id: SessionID, opened: Date, expires: Date, lost: Date? = nil) {
        self.id = id
        self.opened = opened
        self.expires = expires
        self.lost = lost
    }
}

/// How the calls of one operation are doing.
public struct CallHealth: Hashable, Sendable {
    /// The operation.
    public var operation: CallOutcome.Operation
    /// The newest outcome.
    public var latest: CallOutcome
    /// Failures since the last success.
    public var consecutiveFailures: Int

    /// The health of `operation`.
    public init(operation: CallOutcome.Operation, latest: CallOutcome, consecutiveFailures: Int) {
        self.operation = operation
        self.latest = latest
        self.consecutiveFailures = consecutiveFailures
    }
}

/// A fragment with what was found out about it.
public struct ArchivedFragment: Hashable, Sendable {
    /// What became of it in the live playlist.
    public enum Membership: Hashable, Sendable {
        /// The playlist held it: first seen then, under this media sequence, with this EXTINF and DISCONTINUITY.
        case served(at: Date, mediaSequence: Int, duration: Duration, isDiscontinuity: Bool)
        /// It isn't there yet and may still come.
        case expected
        /// It isn't there; the reason's stable word, such as `late` or `before-session`.
        case missing(reason: String)
    }

    /// What ListFragments says.
    public var fragment: Fragment
    /// When it was first listed.
    public var listed: Date
    /// Where its media ends: producer timestamp plus EXTINF where known, else plus length plus one frame.
    public var end: Date
    /// What became of it in the live playlist.
    public var membership: Membership

    /// A fragment first listed at `listed`.
    public init(fragment: Fragment, listed: Date, end: Date, membership: Membership) {
        self.fragment = fragment
        self.listed = listed
        self.end = end
        self.membership = membership
    }
}
