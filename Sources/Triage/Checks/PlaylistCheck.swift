import FoundationEssentials
import HLS
import HTTPTransport
import KinesisVideo
import Monitoring
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether the session's playlists can be loaded, as a player would: without a signature.
    static let playlist = DoctorCheck(
        .playlist, "playlist", of: .stream, needs: [.session], limit: .seconds(8)
    ) {
        instruments, chart in
        var chart = chart
        guard let session = chart.session, let stream = chart.stream, let client = chart.client else {
            return Outcome(.notTried("no session"), chart)
        }
        let loader = PlaylistLoader(stream, client: client, deadline: loadLimit)
        let begin = instruments.time.uptime()
        do throws(CallError) {
            let tracks = try await loader.tracks(of: session).value
            chart.playlist = tracks.playlist
            guard let first = tracks.addresses.first else {
                throw .init(.init(code: "undecodable", message: "no track"))
            }
            let received = try await loader.playlist(at: first)
            return Outcome(
                PlaylistJudgement.judge(
                    received.value.playlist, tracks: tracks.addresses.count,
                    took: instruments.time.uptime() - begin), chart)
        } catch {
            return Outcome(.problem(PlaylistJudgement.problem(of: error, chart)), chart)
        }
    }

    private static let loadLimit = Duration.seconds(4)
}

/// Whether a playlist is one to play.
enum PlaylistJudgement {
    static func judge(_ playlist: MediaPlaylist, tracks: Int, took: Duration) -> Judgement {
        let length = playlist.segments.reduce(Duration.zero) { $0 + $1.duration }
        let facts = [
            TriageReport.Fact("segments", .count(playlist.segments.count)),
            .init("seconds", .number(length / .seconds(1))), .init("tracks", .count(tracks)),
        ]
        guard !playlist.segments.isEmpty else {
            return Judgement(
                verdict: .problem(Complaint.emptyPlaylist.problem("the playlist lists no segment")),
                facts: facts)
        }
        let text =
            "\(Wording.count(playlist.segments.count, "segment")), together \(Wording.span(length)), "
            + "\(Wording.count(tracks, "track")), loaded in \(Wording.span(took))"
        return Judgement(verdict: .ok(text), facts: facts)
    }

    static func problem(of error: CallError, _ chart: Chart) -> TriageReport.Problem {
        let failure = error.failure
        let code = KinesisVideoError.Code(rawValue: failure.code)
        guard code != .undecodable else { return Complaint.unreadablePlaylist.problem(failure.message) }
        // A request that holds its permission in the URL is refused because of that alone.
        if failure.status == 403 {
            return Complaint.sessionExpired.problem("\(failure.message) [HTTP 403]")
        }
        return .init(KinesisVideoError(failure), chart, missing: .noRecentFragments)
    }
}
