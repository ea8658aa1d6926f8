import FoundationEssentials
import HLS

/// The media sequence of one session only grows, and between two loads by no more than the window.
struct MediaSequenceCheck: Check {
    static let kinds: [Finding.Kind] = [.mediaSequenceRegression, .mediaSequenceJump]

    private var runs = PlaylistRuns()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist, let before = step.before else { return }
        let place = Self.place(of: step)
        switch step.movement {
        case .first, .onward:
            return
        case .jumped(let count):
            // Whoever looks away for longer than the window lasts sees a jump; that says nothing about the playlist.
            guard UnseenSegments(step, count: count, before: place.mediaSequence).isOfService else { return }
            let run = runs.add(place, cause: "jump", reach: stream.archive.reach)
            ledger.put(jump(run, by: count, step, after: before), at: stream.now)
        case .back(let distance):
            let run = runs.add(place, cause: "older-copy", reach: stream.archive.reach)
            ledger.put(regression(run, by: distance, .olderCopy, after: before), at: stream.now)
        case .renumbered(let distance):
            let run = runs.add(place, cause: "renumbered", reach: stream.archive.reach)
            ledger.put(regression(run, by: distance, .renumbered, after: before), at: stream.now)
        }
    }

    /// The newest end of the playlist, where viewers are.
    private static func place(of step: PlaylistStep) -> PlaylistPlace {
        let playlist = step.load.playlist
        let first = playlist.segments.first?.programDateTime
        return PlaylistPlace(
            first, seconds: playlist.lengthSeconds, mediaSequence: playlist.mediaSequence, in: step)
    }

    private enum Cause: String {
        case olderCopy = "older-copy"
        case renumbered
    }

    private func regression(
        _ run: PlaylistRun, by distance: Int, _ cause: Cause, after before: PlaylistLoad
    ) -> Finding {
        let times = run.count == 1 ? "" : ", \(run.count) times by now"
        return run.finding(
            .mediaSequenceRegression, cause == .renumbered ? .critical : .warning, cause: cause.rawValue,
            evidence: [
                .init("previous_media_sequence", .count(before.playlist.mediaSequence)),
                .init("numbers_back", .count(distance)),
            ],
            sentences: .init(
                what: "EXT-X-MEDIA-SEQUENCE went back from \(before.playlist.mediaSequence) to "
                    + "\(run.last.mediaSequence)\(times), and the segments are "
                    + (cause == .renumbered ? "others." : "those shown before."),
                why:
                    "Within a session segments are only added at the end and removed at the beginning, so the number of the first one "
                    + "never gets smaller (RFC 8216 §6.2.2).",
                viewer: cause == .renumbered
                    ? "Players halt, or play the wrong place, until they are started again."
                    : "Players halt or repeat something until the playlist has caught up.",
                next: cause == .renumbered
                    ? "Open a new session; if it happens again, ask AWS support with the request ids."
                    : "Look whether something between viewers and the service keeps old playlists; if not, ask AWS support with the "
                        + "request ids."))
    }

    private func jump(
        _ run: PlaylistRun, by count: Int, _ step: PlaylistStep, after before: PlaylistLoad
    ) -> Finding {
        let apart = step.load.date.timeIntervalSince(before.date)
        return run.finding(
            .mediaSequenceJump, .warning, cause: nil,
            evidence: [
                .init("unseen_segments", .count(count)),
                .init("previous_media_sequence", .count(before.playlist.mediaSequence)),
                .init("window_segments", .count(before.playlist.segments.count)),
                .init("loads_apart_seconds", .number(apart)),
            ],
            sentences: .init(
                what: "Between two loads \(Wording.span(apart)) apart the playlist moved from media sequence "
                    + "\(before.playlist.mediaSequence) to \(run.last.mediaSequence), past "
                    + "\(Wording.count(count, "segment")) that it never showed.",
                why:
                    "A window of \(Wording.count(before.playlist.segments.count, "segment")) that is loaded so often can't move past "
                    + "unseen ones while segments are added one by one (RFC 8216 §6.2.2).",
                viewer: "Viewers miss these segments: playback halts, then jumps ahead.",
                next:
                    "Look whether the playlist stood still before; ask for a longer window (MaxMediaPlaylistFragmentResults) if it "
                    + "happens again."))
    }
}
