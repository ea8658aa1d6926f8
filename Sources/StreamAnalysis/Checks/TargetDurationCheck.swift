import FoundationEssentials
import HLS

/// Segments are no longer than the target duration, which doesn't change.
struct TargetDurationCheck: Check {
    static let kinds: [Finding.Kind] = [.targetDuration]

    /// KVS rounds the longest segment up, so fragments close to a whole number of seconds move it by one for nothing.
    private static let usualStepSeconds = 1

    private var runs = PlaylistRuns()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist, let target = step.load.playlist.targetDuration else { return }
        for fresh in step.fresh where fresh.isNew {
            // Source: RFC 8216 §4.3.3.1: rounded to the nearest integer.
            let seconds = fresh.segment.duration.inSeconds
            guard seconds.rounded() > Double(target) else { continue }
            let run = runs.add(PlaylistPlace(fresh, in: step), cause: "exceeded", reach: stream.archive.reach)
            ledger.put(exceeded(run, seconds: seconds, target: target), at: stream.now)
        }
        guard let before = step.before?.playlist.targetDuration, Self.isChange(from: before, to: target)
        else { return }
        let playlist = step.load.playlist
        let place = PlaylistPlace(
            playlist.segments.last?.programDateTime,
            seconds: playlist.segments.last?.duration.inSeconds ?? 0,
            mediaSequence: playlist.mediaSequence, in: step)
        let run = runs.add(place, cause: "changed", reach: stream.archive.reach)
        ledger.put(changed(run, from: before, to: target), at: stream.now)
    }

    private static func isChange(from before: Int, to now: Int) -> Bool {
        let (difference, overflows) = now.subtractingReportingOverflow(before)
        return overflows || difference.magnitude > UInt(usualStepSeconds)
    }

    private func exceeded(_ run: PlaylistRun, seconds: Double, target: Int) -> Finding {
        run.finding(
            .targetDuration, .warning, cause: "exceeded",
            evidence: [
                .init("segment_seconds", .number(seconds)), .init("target_duration_seconds", .count(target)),
            ],
            sentences: .init(
                what:
                    "\(run.words) \(run.verb("lasts", "last")) longer than the target duration of \(target) s: "
                    + "\(run.count == 1 ? "" : "the last one ")\(Wording.span(seconds)).",
                why:
                    "EXTINF rounded to the nearest integer must not exceed EXT-X-TARGETDURATION (RFC 8216 §4.3.3.1).",
                viewer: "Players time their loads by it: they may run out of media, and strict ones refuse.",
                next: "Look at the length of the producer's fragments; if it is steady, ask AWS support."))
    }

    private func changed(_ run: PlaylistRun, from before: Int, to now: Int) -> Finding {
        run.finding(
            .targetDuration, .info, cause: "changed",
            evidence: [
                .init("previous_seconds", .count(before)), .init("target_duration_seconds", .count(now)),
            ],
            sentences: .init(
                what:
                    "EXT-X-TARGETDURATION changed from \(before) s to \(now) s\(run.count == 1 ? "." : ", the last of \(run.count) changes.")",
                why:
                    "KVS takes it from the longest segment of the window; a playlist should keep it (RFC 8216 §6.2.1).",
                viewer: "Usually nothing; a player that read it once may load too rarely.",
                next: "Give the producer a constant key-frame interval."))
    }
}
