import FoundationEssentials
import HLS

/// DISCONTINUITY on nearly every segment in a playlist without EXT-X-DISCONTINUITY-SEQUENCE, which players are known to stop at.
struct DiscontinuityHabitCheck: Check {
    static let kinds: [Finding.Kind] = [.discontinuityChurn]

    private static let leastSegments = 5
    /// So large a part of the window is nearly every segment.
    private static let share = 0.8
    /// So many loads with something new show a habit.
    private static let leastLoads = 5

    private var runs = PlaylistRuns()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist, step.load.track == 1, let newest = step.fresh.last, newest.isNew,
            Self.isHabit(step.load.playlist)
        else { return }
        let run = runs.add(PlaylistPlace(newest, in: step), cause: "every-segment", reach: stream.reach)
        guard run.count >= Self.leastLoads else { return }
        ledger.put(finding(run, mode: stream.sessions.discontinuities), at: stream.now)
    }

    private static func isHabit(_ playlist: MediaPlaylist) -> Bool {
        let count = playlist.segments.count
        guard count >= leastSegments, playlist.discontinuitySequence == nil else { return false }
        let marked = playlist.segments.count { $0.isDiscontinuity }
        return Double(marked) >= share * Double(count)
    }

    private func finding(_ run: PlaylistRun, mode: SessionEvent.DiscontinuityMode) -> Finding {
        run.finding(
            .discontinuityChurn, .notice, cause: "every-segment",
            evidence: [.init("discontinuity_mode", .text(mode.rawValue))],
            sentences: .init(
                what:
                    "Nearly every segment has a DISCONTINUITY, and the playlist has no EXT-X-DISCONTINUITY-SEQUENCE "
                    + "(\(Wording.clock(run.range.lowerBound)) to \(Wording.clock(run.range.upperBound))).",
                why:
                    "A playlist that loses a DISCONTINUITY at its beginning must count it there (RFC 8216 §6.2.2); KVS doesn't, so "
                    + "players lose count of where they are.",
                viewer:
                    "hls.js 1.6.1 stops after about ten seconds, AVPlayer with error -12312; others click at each segment.",
                next: mode == .always
                    ? "Open sessions with DiscontinuityMode ON_DISCONTINUITY."
                    : "See the findings on gaps and overlaps: each one makes a DISCONTINUITY."))
    }
}
