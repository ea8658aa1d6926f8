import FoundationEssentials
import HLS
import StreamAnalysis

@testable import KinesisVideoSimulator

/// Watches the simulated service in virtual time as the monitor watches the real one, and keeps what it found, and when.
///
/// One poll a second: ListFragments of a sliding range of server time, first several minutes, then with an overlap of 30 s;
/// and the media playlist of a LIVE session of its own, ON_DISCONTINUITY, with dates, by the producer's clock, of ten.
struct VirtualMonitor {
    /// A finding at the poll that first showed it complete, and as it was last.
    struct Sighting {
        var finding: Finding
        var completed: Date
    }

    private(set) var sightings: [Sighting] = []
    private var service: ArchivedMediaService
    private let streamName: String
    private var timeline: StreamTimeline
    private var listedUntil: Date?
    private var token: String?
    private var session = SessionID(0)
    private var generator: SplitMix64
    private var fragments: [String: StreamAnalysis.Fragment] = [:]
    private var shown: (window: PlaylistWindow, playlist: MediaPlaylist)?
    private var reported: [Finding] = []

    private let historySeconds: Double
    /// Changes what the service says, to see whether the proof notices.
    var distort: (inout FragmentListing) -> Void = { _ in }

    /// A monitor of `run`'s stream that first lists the latest `history` seconds.
    init(_ run: ScenarioRun, history: Double) {
        historySeconds = history
        service = ArchivedMediaService(streams: [SimulatedStream(run)])
        streamName = run.scenario.streamName
        timeline = StreamTimeline(stream: StreamDescription(name: streamName, region: "us-west-2"))
        generator = SplitMix64(state: run.seed &+ 99)
    }

    /// Polls once a second, at a phase of its own, from `begin` to `end`.
    mutating func watch(from begin: Date, to end: Date) throws {
        var date = begin.addingTimeInterval(Double(generator.next() % 1000) / 1000)
        while date < end {
            try poll(at: date)
            // A poll takes 20 to 120 ms, so the next one isn't exactly a second later.
            date = date.addingTimeInterval(1 + (Double(generator.next() % 101) - 50) / 1000)
        }
    }

    private mutating func poll(at date: Date) throws {
        try list(at: date)
        load(at: date.addingTimeInterval(0.04))
        note(timeline.report())
    }

    private mutating func list(at date: Date) throws {
        let reach = listedUntil?.addingTimeInterval(-30) ?? date.addingTimeInterval(-historySeconds)
        let request = ListFragmentsRequest(
            streamName: streamName, maxResults: 1000,
            fragmentSelector: FragmentSelector(.server, from: reach, through: date))
        let result = try service.listFragments(request, at: date)
        let listed = result.fragments.compactMap { fragment($0) }
        var listing = FragmentListing(date: date, range: reach...date, fragments: listed)
        distort(&listing)
        timeline.absorb(.listed(listing))
        listedUntil = date
    }

    private mutating func load(at date: Date) {
        do throws(ServiceError) {
            if token == nil { token = try open(at: date) }
            let window = try service.playlistWindow(token: token ?? "", at: date)
            if shown?.window != window { shown = (window, LiveWindow(window).playlist) }
            guard let playlist = shown?.playlist else { return }
            timeline.absorb(
                .loaded(PlaylistLoad(date: date, session: session, track: 1, playlist: playlist)))
        } catch {
            let change: SessionEvent.Change =
                token == nil ? .refused(code: error.code) : .lost(status: error.status)
            timeline.absorb(
                .session(SessionEvent(date: date, session: session, change: change)))
            token = nil
            shown = nil
        }
    }

    private mutating func open(at date: Date) throws(ServiceError) -> String {
        var request = GetHLSStreamingSessionURLRequest(streamName: streamName)
        request.playbackMode = "LIVE"
        request.hlsFragmentSelector = FragmentSelector(.producer)
        request.discontinuityMode = "ON_DISCONTINUITY"
        request.displayFragmentTimestamp = "ALWAYS"
        request.expires = 43_200
        request.maxMediaPlaylistFragmentResults = 10
        let url = try service.getHLSStreamingSessionURL(request, at: date, using: &generator)
        let opened = String(url.split(separator: "SessionToken=").last ?? "")
        session = SessionID(session.ordinal + 1)
        timeline.absorb(
            .session(
                SessionEvent(
                    date: date, session: session,
                    change: .opened(expires: date.addingTimeInterval(43_200), window: 10))))
        return opened
    }

    /// What ListFragments says of `produced`; each is read once.
    private mutating func fragment(_ produced: StoredFragment) -> StreamAnalysis.Fragment? {
        if let known = fragments[produced.number] { return known }
        guard let number = FragmentNumber(produced.number) else { return nil }
        let fragment = StreamAnalysis.Fragment(
            number: number, producerTimestamp: produced.producerTimestamp,
            serverTimestamp: produced.serverTimestamp, length: produced.length,
            byteCount: produced.byteCount)
        fragments[produced.number] = fragment
        return fragment
    }

    private mutating func note(_ report: StreamReport) {
        guard report.findings != reported else { return }
        reported = report.findings
        for finding in reported where finding.state != .pending {
            let index = sightings.firstIndex(where: {
                $0.finding.kind == finding.kind && $0.finding.subject == finding.subject
            })
            if let index {
                sightings[index].finding = finding
            } else {
                sightings.append(Sighting(finding: finding, completed: report.date))
            }
        }
    }
}
