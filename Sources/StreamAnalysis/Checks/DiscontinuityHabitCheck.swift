import FoundationEssentials
import HLS

/// DISCONTINUITY on nearly every segment although they join, in a playlist without EXT-X-DISCONTINUITY-SEQUENCE, which players are known to stop at.
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
        let run = runs.add(
            PlaylistPlace(newest, in: step), cause: "every-segment", reach: stream.archive.reach)
        guard run.count >= Self.leastLoads else { return }
        ledger.put(finding(run, mode: stream.sessions.discontinuities), at: stream.now)
    }

    private static func isHabit(_ playlist: MediaPlaylist) -> Bool {
        let segments = playlist.segments
        guard segments.count >= leastSegments, playlist.discontinuitySequence == nil else { return false }
        let marked = zip(segments, segments.dropFirst()).count { $1.isDiscontinuity && !isApart($0, $1) }
        return Double(marked) >= share * Double(segments.count - 1)
    }

    /// A gap or overlap makes the mark, and other findings tell of it.
    private static func isApart(_ one: MediaSegment, _ next: MediaSegment) -> Bool {
        guard let start = one.programDateTime, let following = next.programDateTime else { return false }
        let hole = following.timeIntervalSince(start) - one.duration.inSeconds
        return abs(hole) > Cadence.serviceToleranceSeconds
    }

    private func finding(_ run: PlaylistRun, mode: SessionEvent.DiscontinuityMode) -> Finding {
        run.finding(
            .discontinuityChurn, .notice, cause: "every-segment",
            evidence: [.init("discontinuity_mode", .text(mode.rawValue))],
            sentences: .init(
                what:
                    "Nearly every segment has a DISCONTINUITY although they join, and the playlist has no EXT-X-DISCONTINUITY-SEQUENCE "
                    + "(\(Wording.clock(run.range.lowerBound)) to \(Wording.clock(run.range.upperBound))).",
                why:
                    "A playlist that loses a DISCONTINUITY at its beginning must count it there (RFC 8216 §6.2.2); KVS doesn't, so "
                    + "players lose count of where they are.",
                viewer:
                    "hls.js 1.6.1 stops after about ten seconds, AVPlayer with error -12312; others click at each segment.",
                next: mode == .always
                    ? "Open sessions with DiscontinuityMode ON_DISCONTINUITY."
                    : "The session asked for \(mode.rawValue): ask AWS support with the request ids."))
    }
}
