import FoundationEssentials

/// Everything known about a stream, from which checks and metrics judge.
struct StreamState: Sendable {
    /// The stream.
    var description: StreamDescription
    /// The newest observation's date: the only clock there is.
    private(set) var now = Date.distantPast
    /// What ListFragments told.
    private(set) var archive = Archive()
    /// What the playlists showed.
    private(set) var live = LivePlaylist()
    /// What the playlists of each track showed, by KVS's TrackNumber.
    private(set) var tracks: [Int: TrackPlaylist] = [:]
    /// What the polls of track 1's playlist got lately.
    private(set) var playlistLog = PlaylistLog()
    /// The newest multivariant playlist, or `nil` before the first.
    private(set) var multivariant: MultivariantLoad?
    /// The monitor's sessions.
    private(set) var sessions = SessionLog()
    /// The monitor's calls.
    private(set) var calls = CallLog()
    /// When the monitor's polls failed.
    private(set) var outages = OutageLog()
    /// How far behind the live edge the playlists were.
    private(set) var latencies = LatencyHistory()
    /// The newest reading of the service's clock, or `nil` before the first.
    private(set) var clock: ClockReading?
    /// The credentials in use, or `nil` where they aren't known.
    private(set) var credentials: CredentialsReading?
    /// Which server time was listed, as far back as fragments are kept.
    private(set) var coverage = Coverage()
    /// The past that the operator asked for.
    private(set) var past = Past()

    /// How the producer's clock drifts, or `nil` below two minutes of evidence.
    private(set) var drift: Drift?
    /// The line that shows it, or `nil` where there is none.
    private(set) var trend: LagTrend?
    private var driftTaken: Date?
    /// The lag since the newest seam that changed it, or `nil` before the first fragment.
    private(set) var lag: LagMetrics?

    /// What one observation changed.
    struct Changes: Sendable {
        /// It was a listing: holes may have been filled.
        var isListing = false
        /// Fragments that nobody knew before, smallest number first.
        var inserted: [IngestedFragment] = []
        /// Fragments before which the media timeline is to be judged again.
        var rightSides: [Fragment] = []
        /// What changed in ingest order.
        var seams = Seams.Changes()
        /// What changed in the live playlist.
        var live = LivePlaylist.Changes()
        /// The step of a track's playlist it was, if any.
        var playlist: PlaylistStep?
        /// The multivariant playlist before the one it was, if it was one and not the first.
        var multivariantBefore: MultivariantLoad?
        /// The fetch of a segment it was, if any.
        var fetch: SegmentFetch?
        /// The session event it was, if any.
        var session: SessionEvent?
        /// The call it was, if any.
        var call: CallOutcome?
        /// The reading of the service's clock it was, if any.
        var clock: ClockReading?
        /// The late or long poll it was, if any.
        var poll: PollTiming?
    }

    /// A state in which nothing but the stream's name is known.
    init(stream: StreamDescription) { description = stream }

    /// Takes in one observation.
    mutating func absorb(_ observation: Observation) -> Changes {
        now = max(now, observation.date)
        var changes = Changes()
        switch observation {
        case .described(let stream, _):
            description = stream
        case .listed(let listing) where listing.isOfThePast:
            absorbPast(listing)
        case .listed(let listing):
            changes.isListing = true
            if archive.firstListed == nil { past.absorbFirst(listing) }
            let archived = archive.absorb(listing)
            cover(listing.range)
            changes.inserted = archived.inserted
            changes.rightSides = archived.rightSides
            changes.seams = archived.seams
            guard !archived.inserted.isEmpty else { break }
            take(
                live.absorb(archived.inserted, into: &archive, sessions: sessions, at: now), into: &changes)
            lag = LagMetrics(sinceSeamIn: archive)
            takeDrift()
        case .loaded(let load):
            play(load, into: &changes)
        case .opened(let load):
            changes.multivariantBefore = multivariant
            multivariant = load
        case .fetched(let fetch):
            changes.fetch = fetch
        case .ticked:
            break
        case .sought(let request):
            past.absorb(request)
        case .clock(let reading):
            clock = reading
            changes.clock = reading
        case .credentials(let reading):
            credentials = reading
        case .polled(let timing):
            changes.poll = timing
        case .session(let event):
            sessions.absorb(event)
            changes.session = event
        case .called(let outcome):
            calls.absorb(outcome)
            outages.absorb(outcome)
            changes.call = outcome
        }
        return changes
    }

    /// Nothing of the past has just arrived: it changes what is known of the past alone.
    private mutating func absorbPast(_ listing: FragmentListing) {
        past.absorb(
            archive.insertPast(listing.fragments.filter { !past.isLive($0) }, at: listing.date), of: listing)
        cover(listing.range)
    }

    private mutating func cover(_ range: ClosedRange<Date>) {
        coverage.insert(range)
        if archive.history.isFull, let oldest = archive.history.first {
            coverage.remove(before: oldest.fragment.serverTimestamp)
        }
        archive.update(past.judge(coverage, stream: description))
    }

    /// The slope changes slowly, so it is taken every few seconds only.
    private mutating func takeDrift() {
        let periodSeconds = 10.0
        if let driftTaken, now.timeIntervalSince(driftTaken) < periodSeconds { return }
        driftTaken = now
        drift = Drift(of: archive)
        let end = archive.newest?.fragment.serverTimestamp
        trend = drift.flatMap { drift in end.map(drift.trend(until:)) }
    }

    /// A stream has three tracks at most. Source: Amazon Kinesis Video Streams quotas.
    private static let trackNumbers = 1...3

    private mutating func play(_ load: PlaylistLoad, into changes: inout Changes) {
        guard Self.trackNumbers.contains(load.track),
            let step = tracks[load.track, default: TrackPlaylist()].absorb(load)
        else { return }
        changes.playlist = step
        guard load.track == 1 else { return }
        latencies.absorb(load)
        playlistLog.absorb(load)
        take(live.absorb(step, into: &archive, sessions: sessions), into: &changes)
    }

    private func take(_ live: LivePlaylist.Changes, into changes: inout Changes) {
        changes.live = live
        guard !live.rightSides.isEmpty else { return }
        let known = Set(changes.rightSides.map(\.number))
        changes.rightSides += live.rightSides.filter { !known.contains($0.number) }
    }
}

extension StreamState {
    /// How long the call of `operation` took whose answer came at `date`, retries included, or 0 where none is known.
    func secondsToAnswer(_ operation: CallOutcome.Operation, at date: Date) -> Double {
        let slackSeconds = 0.5
        guard let latest = calls[operation]?.latest, latest.failure == nil,
            abs(latest.date.timeIntervalSince(date)) < slackSeconds
        else { return 0 }
        return latest.latency.inSeconds
    }
}
