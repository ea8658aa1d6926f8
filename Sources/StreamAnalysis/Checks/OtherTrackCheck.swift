import FoundationEssentials
import HLS

/// All tracks of a session show the same fragments: what track 1 shows between two segments, another track must show as well.
struct OtherTrackCheck: Check {
    static let kinds: [Finding.Kind] = [.missingFromPlaylist]

    private static let capacity = 256

    private var runs = PlaylistRuns()
    /// What was told already, oldest first.
    private var told: [Correlation] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist, step.load.track != 1, let video = stream.tracks[1],
            video.latest?.session == step.load.session
        else { return }
        for missing in Self.missing(from: step.load.playlist, against: video.recent) {
            let correlation = Correlation(of: missing.segment)
            guard !told.contains(correlation) else { continue }
            told.append(correlation)
            if told.count > Self.capacity { told.removeFirst() }
            var place = PlaylistPlace(
                missing.segment.programDateTime, seconds: missing.segment.duration.inSeconds,
                mediaSequence: missing.mediaSequence, in: step)
            place.fragment = Correlation.fragmentNumber(in: missing.segment.uri)
            let run = runs.add(place, cause: "missing", reach: stream.archive.reach)
            ledger.put(finding(run), at: stream.now)
        }
    }

    /// Segments of `recent` that `playlist` leaves out between two neighbours.
    private static func missing(
        from playlist: MediaPlaylist, against recent: [TrackPlaylist.Shown]
    ) -> [TrackPlaylist.Shown] {
        var places: [Correlation: Int] = [:]
        for (index, shown) in recent.enumerated() { places[Correlation(of: shown.segment)] = index }
        places[.uncertain] = nil
        let shown = playlist.segments.map { places[Correlation(of: $0)] }
        return zip(shown, shown.dropFirst()).flatMap { left, right -> ArraySlice<TrackPlaylist.Shown> in
            guard let left, let right, left + 1 < right else { return [] }
            return recent[(left + 1)..<right]
        }
    }

    private func finding(_ run: PlaylistRun) -> Finding {
        let track = run.first.track
        return run.finding(
            .missingFromPlaylist, .warning, cause: "missing-from-track-\(track)",
            sentences: .init(
                what:
                    "\(run.count == 1 ? "A fragment" : "\(run.count) fragments") from \(Wording.clock(run.range.lowerBound)) to "
                    + "\(Wording.clock(run.range.upperBound)) \(run.verb("is", "are")) in the playlist of track 1 and not in "
                    + "that of track \(track).",
                why:
                    "Both playlists show one session's fragments, each with its own track (KVS API reference, GetHLSStreamingSessionURL).",
                viewer: "Viewers see the picture there and hear nothing, or players halt.",
                next:
                    "Look whether the producer sends both tracks in each fragment; if it does, ask AWS support."
            ))
    }
}
