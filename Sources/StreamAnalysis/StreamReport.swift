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
    /// The monitor's newest sessions, at most 120, newest first.
    public var sessions: [SessionRecord]
    /// The archive, ordered by producer timestamp, then number.
    public var fragments: FragmentHistory
    /// Which server time was listed; what lies outside was not looked at.
    public var coverage: Coverage
    /// How far the past that was asked for is loaded, or `nil` where none was.
    public var history: HistoryProgress?
    /// The line that the lag follows lately, or `nil` below two minutes of it.
    public var lagTrend: LagTrend?
    /// The newest media playlist of track 1, or `nil` before the first one.
    public var playlist: MediaPlaylist?
    /// What the polls of track 1's playlist got lately, oldest first.
    public var playlistPolls: [PlaylistPoll]
    /// How the calls of each operation are doing.
    public var calls: [CallHealth]
    /// The newest calls that failed, at most 200, newest first.
    public var failedCalls: [CallOutcome]
    /// The newest calls of all operations, at most 500, oldest first.
    public var recentCalls: CallHistory
    /// The newest stretches in which listings or playlists failed, at most 200, in the order in which they began.
    public var outages: [PollOutage]
    /// How long the recent calls of each operation took.
    public var callLatencies: [CallLatency]
    /// The live latency of the last day, a sample every ten seconds, oldest first.
    public var latencySamples: [LatencySample]

    /// A report made by hand, for tests and previews; the timeline makes the real ones.
    public init(
        date: Date, stream: StreamDescription, findings: [Finding] = [],
        metrics: StreamMetrics = StreamMetrics(),
        session: SessionStatus? = nil, sessions: [SessionRecord] = [],
        fragments: FragmentHistory = FragmentHistory(),
        coverage: Coverage = Coverage(), history: HistoryProgress? = nil, lagTrend: LagTrend? = nil,
        playlist: MediaPlaylist? = nil, playlistPolls: [PlaylistPoll] = [],
        calls: [CallHealth] = [], failedCalls: [CallOutcome] = [],
        recentCalls: CallHistory = CallHistory(), outages: [PollOutage] = [],
        callLatencies: [CallLatency] = [],
        latencySamples: [LatencySample] = []
    ) {
        self.date = date
        self.stream = stream
        self.findings = findings
        self.metrics = metrics
        self.session = session
        self.sessions = sessions
        self.fragments = fragments
        self.coverage = coverage
        self.history = history
        self.lagTrend = lagTrend
        self.playlist = playlist
        self.playlistPolls = playlistPolls
        self.calls = calls
        self.failedCalls = failedCalls
        self.recentCalls = recentCalls
        self.outages = outages
        self.callLatencies = callLatencies
        self.latencySamples = latencySamples
    }

    /// The severest finding that isn't resolved, or `nil` for a healthy stream.
    public var severity: Finding.Severity? {
        findings.lazy.filter { $0.state != .resolved }.map(\.severity).max()
    }
}
