import FoundationEssentials
import HLS

@testable import KinesisVideoSimulator
@testable import StreamAnalysis

/// Watches the simulated service in virtual time as the monitor watches the real one, and keeps what it found, and when.
///
/// Its polls are those of Monitoring's Monitor: ListFragments once a second of a sliding range of server time, first
/// of the past, then with an overlap; the media playlist once a second of a LIVE session of its own, ON_DISCONTINUITY, with dates,
/// by the producer's clock, of ten; the second track every five seconds, the stream's description every minute.
struct VirtualMonitor {
    /// What is polled.
    fileprivate enum Target: CaseIterable {
        case archive, playlist, audio, description, tick
    }

    /// What it found.
    private(set) var sightings = Sightings()
    /// What its requests met.
    private(set) var encounters = Encounters()
    private var service: VirtualService
    private var timeline: StreamTimeline
    private var session: VirtualSession
    private var loops: [(target: Target, schedule: VirtualSchedule)] = []
    /// What was seen and isn't told yet, in the order of time.
    private var seen: [Observation] = []
    private var listedUntil: Date?
    private var shown: [Int: (window: LiveWindow, playlist: MediaPlaylist)] = [:]
    private var generator: SplitMix64
    private var fragments: [String: StreamAnalysis.Fragment] = [:]
    private let stream: StreamDescription
    private let habits: Habits

    /// Everything that the service has stored of the stream by the time of the last request.
    var archive: [StoredFragment] { service.service.stream(named: stream.name)?.archive.fragments ?? [] }

    /// How a virtual monitor behaves.
    struct Habits {
        /// How much of the past it lists first, in seconds.
        var historySeconds: Double
        /// After so many seconds it renews its session.
        var renewalSeconds = 43_200 - 600.0
        /// What judges the stream.
        var checks: [any Check] = AllChecks.make()
        /// Changes what was seen, to see whether the proof notices.
        var distort: (inout Observation) -> Void = { _ in }
    }

    /// A monitor of `run`'s stream.
    init(_ run: ScenarioRun, habits: Habits) {
        self.habits = habits
        service = VirtualService(run)
        session = VirtualSession(renewalSeconds: habits.renewalSeconds)
        stream = StreamDescription(
            name: run.scenario.streamName, region: "us-west-2", status: "ACTIVE", retentionHours: 24)
        timeline = StreamTimeline(stream: stream, checks: habits.checks)
        generator = SplitMix64(state: run.seed &+ 99)
    }

    /// Polls at a phase of its own, from `begin` to `end`.
    mutating func watch(from begin: Date, to end: Date) {
        let phase = Double(generator.next() % 1000) / 1000
        loops = Target.allCases.map { target in
            let (interval, offset) = Self.timing(of: target)
            return (target, VirtualSchedule(from: begin.addingTimeInterval(phase + offset), every: interval))
        }
        while let index = loops.indices.min(by: { loops[$0].schedule.due < loops[$1].schedule.due }),
            loops[index].schedule.due < end
        {
            let due = loops[index].schedule.due
            tell(until: due)
            let (outcome, ended) = poll(loops[index].target, at: due)
            note(loops[index].target, took: ended.timeIntervalSince(due), ended: ended)
            let wake = Double(generator.next() % 50) / 1000
            loops[index].schedule.ended(outcome, at: ended, wakeSeconds: wake)
        }
        tell(until: end)
    }

    private static func timing(of target: Target) -> (interval: Double, offset: Double) {
        switch target {
        case .archive: (1, 0)
        case .playlist: (1, 0.04)
        case .audio: (5, 0.5)
        case .description: (60, 0.01)
        case .tick: (1, 0.7)
        }
    }

    private mutating func poll(_ target: Target, at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        switch target {
        case .archive: list(at: date)
        case .playlist: play(at: date)
        case .audio: session.trackCount > 1 ? load(track: 2, at: date) : (.answered, date)
        case .description: describe(at: date)
        case .tick: tick(at: date)
        }
    }

    // MARK: What is told

    private mutating func see(_ observation: Observation) {
        let place = seen.lastIndex { $0.date <= observation.date }.map { $0 + 1 } ?? 0
        seen.insert(observation, at: place)
    }

    /// Tells of a poll that took long.
    private mutating func note(_ target: Target, took: Double, ended: Date) {
        guard took > 1, let polled = PollTiming.Target(target) else { return }
        encounters.notePoll(asked: ended.addingTimeInterval(-took), ended: ended)
        see(
            .polled(
                PollTiming(
                    date: ended, target: polled, delay: .zero, took: .milliseconds(Int64(took * 1000)))))
    }

    private mutating func tell(until date: Date) {
        let count = seen.firstIndex { $0.date > date } ?? seen.count
        guard count > 0 else { return }
        for index in 0..<count {
            habits.distort(&seen[index])
            timeline.absorb(seen[index])
            // Whoever looks sees it at once, not with the next poll.
            guard index + 1 == count || seen[index + 1].date > seen[index].date else { continue }
            sightings.note(timeline.report())
        }
        seen.removeFirst(count)
    }

    /// Tells how a call ended; the answer's end is when.
    private mutating func calling<Value>(
        _ operation: CallOutcome.Operation, points: Int = 0, at date: Date,
        _ body: (inout ArchivedMediaService, Date, inout SplitMix64) throws(ServiceError) -> Value
    ) -> VirtualService.Answer<Value> {
        let answer = service.call(operation, at: date, body)
        encounters.note(operation, at: date, answer)
        see(
            .called(
                CallOutcome(
                    date: answer.ended, operation: operation,
                    latency: .milliseconds(Int64(answer.ended.timeIntervalSince(date) * 1000)),
                    quotaPoints: points, failure: answer.failure)))
        return answer
    }
}

extension VirtualMonitor {
    private mutating func tick(at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        see(.ticked(date))
        return (.answered, date)
    }

    private mutating func describe(at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        let reference = StreamReference(name: stream.name)
        let answer = calling(.describeStream, at: date) { (service, date, _) throws(ServiceError) in
            _ = try service.stream(reference, at: date)
        }
        if answer.failure == nil { see(.described(stream, at: answer.ended)) }
        return (answer.outcome, answer.ended)
    }

    private mutating func list(at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        let overlapSeconds = 45.0
        let reach =
            listedUntil?.addingTimeInterval(-overlapSeconds)
            ?? date.addingTimeInterval(-habits.historySeconds)
        let request = ListFragmentsRequest(
            streamName: stream.name, maxResults: 1000,
            fragmentSelector: FragmentSelector(.server, from: reach, through: date))
        let points = 10 + Int(date.timeIntervalSince(reach))
        let answer = calling(.listFragments, points: points, at: date) {
            (service, date, _) throws(ServiceError) in
            try service.listFragments(request, at: date)
        }
        if let result = answer.value {
            let listed = result.fragments.compactMap { fragment($0) }
            encounters.noteListing(of: result.fragments.lazy.map(\.number), at: answer.ended)
            see(.listed(FragmentListing(date: answer.ended, range: reach...date, fragments: listed)))
            listedUntil = date
        }
        return (answer.outcome, answer.ended)
    }

    /// What ListFragments says of `stored`; each is read once.
    private mutating func fragment(_ stored: StoredFragment) -> StreamAnalysis.Fragment? {
        if let known = fragments[stored.number] { return known }
        guard let number = FragmentNumber(stored.number) else { return nil }
        let fragment = StreamAnalysis.Fragment(
            number: number, producerTimestamp: stored.producerTimestamp,
            serverTimestamp: stored.serverTimestamp, length: stored.length, byteCount: stored.byteCount)
        fragments[stored.number] = fragment
        return fragment
    }

    // MARK: The session

    /// How long a session lives, in seconds.
    private static let lifeSeconds = 43_200.0

    /// What the monitor asks a session with: Monitoring's LiveStreamService.
    static func request(of streamName: String) -> GetHLSStreamingSessionURLRequest {
        var request = GetHLSStreamingSessionURLRequest(streamName: streamName)
        request.playbackMode = "LIVE"
        request.hlsFragmentSelector = FragmentSelector(.producer)
        request.discontinuityMode = "ON_DISCONTINUITY"
        request.displayFragmentTimestamp = "ALWAYS"
        request.expires = Int(lifeSeconds)
        request.maxMediaPlaylistFragmentResults = 10
        return request
    }

    private mutating func play(at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        switch session.action(at: date) {
        case .wait: return (.answered, date)
        case .use: return load(track: 1, at: date)
        case .open(let old):
            let (isOpen, ended) = open(replacing: old, at: date)
            return isOpen ? load(track: 1, at: ended) : (.failed, ended)
        }
    }

    private mutating func open(replacing old: SessionID?, at date: Date) -> (Bool, ended: Date) {
        let request = Self.request(of: stream.name)
        let url = calling(.getHLSStreamingSessionURL, at: date) {
            (service, date, generator) throws(ServiceError) in
            try service.getHLSStreamingSessionURL(request, at: date, using: &generator)
        }
        guard let token = url.value?.split(separator: "SessionToken=").last.map(String.init) else {
            see(.session(event(session.next, .refused(code: url.failure?.code ?? ""), at: url.ended)))
            session.wasRefused(at: url.ended)
            encounters.noteRefusal()
            return (false, url.ended)
        }
        let loaded = calling(.getHLSMasterPlaylist, at: url.ended) {
            (service, date, _) throws(ServiceError) in
            try service.multivariantPlaylist(token: token, at: date)
        }
        // The service's own text, which a test of the playlists reads without an error.
        guard let text = loaded.value, let playlist = try? MultivariantPlaylist(parsing: text.utf8) else {
            session.wasRefused(at: loaded.ended)
            return (false, loaded.ended)
        }
        if let old { see(.session(event(old, .renewed, at: loaded.ended))) }
        let expires = url.ended.addingTimeInterval(Self.lifeSeconds)
        let tracks = 1 + playlist.renditions.count { $0.uri != nil }
        let id = session.didOpen(token, tracks: tracks, at: url.ended, expires: expires)
        see(.session(event(id, .opened(expires: expires, window: 10), at: loaded.ended)))
        encounters.noteOpening(of: id, at: loaded.ended)
        see(.opened(MultivariantLoad(date: loaded.ended, session: id, playlist: playlist)))
        return (true, loaded.ended)
    }

    private mutating func load(track: Int, at date: Date) -> (VirtualSchedule.Outcome, ended: Date) {
        guard case .use(let id) = session.action(at: date) else { return (.answered, date) }
        let token = session.token
        let answer = calling(.getHLSMediaPlaylist, points: 10, at: date) {
            (service, date, _) throws(ServiceError) in
            try LiveWindow(token, track: track, of: &service, at: date)
        }
        if let window = answer.value {
            let playlist = playlist(window)
            encounters.noteLoad(of: window, in: id, asked: date, ended: answer.ended)
            see(
                .loaded(PlaylistLoad(date: answer.ended, session: id, track: track, playlist: playlist)))
        } else if let failure = answer.failure, failure.endsSession {
            session.didLose()
            encounters.noteLoss(at: answer.ended)
            see(.session(event(id, .lost(status: failure.status ?? 0), at: answer.ended)))
        }
        return (answer.outcome, answer.ended)
    }

    private mutating func playlist(_ window: LiveWindow) -> MediaPlaylist {
        if let known = shown[window.track], window.shows(theSameAs: known.window) { return known.playlist }
        let playlist = window.playlist
        shown[window.track] = (window, playlist)
        return playlist
    }

    private func event(_ id: SessionID, _ change: SessionEvent.Change, at date: Date) -> SessionEvent {
        SessionEvent(date: date, session: id, change: change)
    }
}

extension PollTiming.Target {
    /// What the monitor tells the timing of.
    fileprivate init?(_ target: VirtualMonitor.Target) {
        switch target {
        case .archive: self = .archive
        case .playlist: self = .playlist
        case .audio, .description, .tick: return nil
        }
    }
}
