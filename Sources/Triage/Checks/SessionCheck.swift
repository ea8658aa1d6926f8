import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Monitoring
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether an HLS session may be opened, and opens.
    static let session = DoctorCheck(
        .session, "HLS session", of: .stream, needs: [.credentials, .http, .dataHost],
        repeats: [.status, .retention], limit: .seconds(6)
    ) { instruments, chart in
        var chart = chart
        guard let client = chart.client, let stream = chart.stream else {
            return Outcome(.notTried("no client"), chart)
        }
        let plan = SessionPlan(chart, at: chart.serviceTime(instruments))
        let begin = instruments.time.uptime()
        do throws(KinesisVideoError) {
            let url = try await client.hlsStreamingSessionURL(plan.input(of: stream), deadline: callLimit)
            chart.session = OpenedSession(
                url: url, lifeSeconds: SessionPlan.life / .seconds(1), window: SessionPlan.window)
            let took = Wording.span(instruments.time.uptime() - begin)
            return Outcome(
                .ok("GetHLSStreamingSessionURL allowed, in \(took); \(plan.words)"),
                facts: [.init("playback_mode", .text(plan.mode.rawValue))], chart)
        } catch {
            return Outcome(.problem(.init(error, chart, missing: .noRecentFragments)), chart)
        }
    }
}

/// Which session shows most: a live one, or where nothing is live one over the newest media.
struct SessionPlan: Hashable, Sendable {
    /// The mode.
    var mode: PlaybackMode
    /// The range of server time of a recorded session.
    var range: SessionTimestampRange?

    /// The shortest that is allowed: nobody needs it for longer.
    static let life = Duration.seconds(300)
    /// Fragments a playlist, which is also its price in points: the service's default for LIVE.
    static let window = 5

    /// So much before the newest fragment is played again.
    private static let span = 60.0
    /// A session's end must be in the past, and the newest fragment in the range.
    private static let margin = 1.0

    init(_ chart: Chart, at date: Date) {
        guard let newest = chart.newest?.serverTimestamp,
            date.timeIntervalSince(newest) > SessionTerms.liveSeconds
        else {
            mode = .live
            return
        }
        mode = .onDemand
        range = SessionTimestampRange(
            start: newest.addingTimeInterval(-Self.span), end: newest.addingTimeInterval(Self.margin))
    }

    /// What is told of it.
    var words: String {
        mode == .live ? "LIVE" : "LIVE is impossible, ON_DEMAND of the last minute works"
    }

    func input(of stream: StreamReference) -> GetHLSStreamingSessionURLInput {
        GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: mode,
            fragmentSelector: SessionFragmentSelector(.serverTimestamp, range: range),
            discontinuityMode: .onDiscontinuity, displayFragmentTimestamp: .always, expires: Self.life,
            maxMediaPlaylistFragmentResults: Self.window)
    }
}
