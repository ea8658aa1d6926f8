import ArgumentParser
import Foundation
import KinesisVideo

/// Every parameter of a streaming session, as flags.
struct SessionOptions: ParsableArguments {
    @Option(help: "What to play.")
    var mode = PlaybackMode.live

    @Option(help: "Start of the range: an ISO 8601 date, or how long ago, such as 10m. Not with live.")
    var from: Moment?

    @Option(help: "End of the range; with live-replay it may be left out. Not with live.")
    var to: Moment?

    @Option(help: "The clock that range and dates go by.")
    var selector = FragmentSelectorType.producerTimestamp

    @Option(help: "How media is packed; the service's default is fragmented-mp4.")
    var container: ContainerFormat?

    @Option(help: "Where playlists mark discontinuities; on-discontinuity suits most players.")
    var discontinuity = DiscontinuityMode.onDiscontinuity

    @Option(help: "Whether playlists carry each fragment's start (EXT-X-PROGRAM-DATE-TIME).")
    var timestamps: DisplayFragmentTimestamp?

    @Option(help: "How long the session lives, 5m to 12h.")
    var expires = TimeSpan(seconds: 3600)

    @Option(help: "The most fragments in a playlist, 1 to 5000; the service's default is 5, on-demand 1000.")
    var maxResults: Int?

    func validate() throws {
        guard to == nil || from != nil else {
            throw ValidationError("--to needs --from: a range has a start.")
        }
    }

    /// The request for a session of `stream`, its moments counted back from `now`.
    func input(for stream: StreamReference, now: Date) -> GetHLSStreamingSessionURLInput {
        let range = from.map { SessionTimestampRange(start: $0.date(now: now), end: to?.date(now: now)) }
        return GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: mode,
            fragmentSelector: SessionFragmentSelector(selector, range: range),
            containerFormat: container, discontinuityMode: discontinuity,
            displayFragmentTimestamp: timestamps,
            expires: expires.duration, maxMediaPlaylistFragmentResults: maxResults)
    }
}
