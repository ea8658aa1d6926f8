import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideo

/// Every parameter of a streaming session, as flags.
struct SessionOptions: ParsableArguments {
    @Option(name: .customLong("mode"), help: "What to play; live without it.")
    var givenMode: PlaybackMode?

    @Option(help: "Start of the range: an ISO 8601 date, or how long ago, such as 10m. Not with live.")
    var from: Moment?

    @Option(help: "End of the range; with live-replay it may be left out. Not with live.")
    var to: Moment?

    @Option(
        name: .customLong("selector"),
        help: "The clock that range and dates go by; producer-timestamp without it.")
    var givenSelector: FragmentSelectorType?

    @Option(help: "How media is packed; the service's default is fragmented-mp4.")
    var container: ContainerFormat?

    @Option(
        name: .customLong("discontinuity"),
        help: "Where playlists mark discontinuities; on-discontinuity without it, which suits most players.")
    var givenDiscontinuity: DiscontinuityMode?

    @Option(help: "Whether playlists carry each fragment's start (EXT-X-PROGRAM-DATE-TIME).")
    var timestamps: DisplayFragmentTimestamp?

    @Option(help: "How long the session lives, 5m to 12h.")
    var expires = TimeSpan(seconds: 3600)

    @Option(help: "The most fragments in a playlist, 1 to 5000; the service's default is 5, on-demand 1000.")
    var maxResults: Int?

    /// What to play.
    var mode: PlaybackMode { givenMode ?? .live }

    /// The clock that range and dates go by.
    var selector: FragmentSelectorType { givenSelector ?? .producerTimestamp }

    /// Where playlists mark discontinuities.
    var discontinuity: DiscontinuityMode { givenDiscontinuity ?? .onDiscontinuity }

    func validate() throws {
        guard to == nil || from != nil else {
            throw ValidationError("--to needs --from: a range has a start.")
        }
        // Source: KVS API reference, GetHLSStreamingSessionURL, Expires and MaxMediaPlaylistFragmentResults.
        guard (300...43_200).contains(expires.seconds) else {
            throw ValidationError("--expires is 5m to 12h, not \(expires.defaultValueDescription).")
        }
        if let maxResults, !(1...5000).contains(maxResults) {
            throw ValidationError("--max-results is 1 to 5000, not \(maxResults).")
        }
    }

    /// Throws where a session of `mode` can't have the range that is given.
    ///
    /// Source: KVS API reference, HLSTimestampRange.
    func validateRange() throws {
        switch mode {
        case .live where from != nil:
            throw ValidationError(
                "--from and --to mean nothing to a live session; give --mode live-replay or on-demand, too.")
        case .liveReplay where from == nil:
            throw ValidationError("--mode live-replay needs --from, where it begins, such as 10m.")
        case .onDemand where from == nil || to == nil:
            throw ValidationError("--mode on-demand needs --from and --to, such as --from 10m --to 5m.")
        case .live, .liveReplay, .onDemand: break
        }
        let now = TimeSource.system.date()
        if let from = from?.date(now: now), let to = to?.date(now: now), from >= to {
            throw ValidationError("--from must be earlier than --to; 10m is ten minutes ago.")
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
