import FoundationEssentials
import HLS

/// A new EXT-X-MAP inside a session: the producer changed its codec private data.
struct MapChangeCheck: Check {
    static let kinds: [Finding.Kind] = [.mapChanged]

    /// So many changes are allowed in one session. Source: KVS API reference, GetHLSStreamingSessionURL.
    private static let allowed = 500
    /// From so many on it is time to act.
    private static let many = 400

    private var runs = PlaylistRuns()
    /// Changes in the newest session, by track.
    private var counts: [Int: (session: SessionID, count: Int)] = [:]

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist else { return }
        for fresh in step.fresh {
            guard let map = fresh.map, let before = fresh.previousMap,
                SegmentName(uri: map.uri) != SegmentName(uri: before.uri)
                    || map.byteRange != before.byteRange
            else { continue }
            let count = note(step)
            guard fresh.isNew else { continue }
            let run = runs.add(PlaylistPlace(fresh, in: step), cause: "map", reach: stream.archive.reach)
            ledger.put(finding(run, inSession: count), at: stream.now)
        }
    }

    private mutating func note(_ step: PlaylistStep) -> Int {
        let known = counts[step.load.track]
        let count = known?.session == step.load.session ? known?.count ?? 0 : 0
        counts[step.load.track] = (step.load.session, count + 1)
        return count + 1
    }

    private func finding(_ run: PlaylistRun, inSession count: Int) -> Finding {
        run.finding(
            .mapChanged,
            count >= Self.allowed ? .critical : count >= Self.many ? .warning : .notice, cause: nil,
            evidence: [
                .init("changes_in_session", .count(count)), .init("changes_allowed", .count(Self.allowed)),
            ],
            sentences: .init(
                what:
                    "\(run.words) \(run.verb("begins", "begin")) with a new EXT-X-MAP: change \(count) in session "
                    + "\(run.last.session.ordinal).",
                why:
                    "KVS announces new initialization data where the producer's codec private data changes, such as resolution or "
                    + "profile, and allows \(Self.allowed) changes in a session (KVS API reference, GetHLSStreamingSessionURL).",
                viewer: count >= Self.allowed
                    ? "Segments after that can't be loaded any more: playback stops."
                    : "Most players go on in the new quality; some halt or freeze.",
                next:
                    "Look whether the camera switches its resolution, quality or profile; keep them constant if viewers suffer."
            ))
    }
}
