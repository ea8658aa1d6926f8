import FoundationEssentials
import HLS

/// EXT-X-GAP: the playlist itself says that a segment can't be had.
struct GapTagCheck: Check {
    static let kinds: [Finding.Kind] = [.gapTag]

    private var runs = PlaylistRuns()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist else { return }
        for fresh in step.fresh where fresh.isNew && fresh.segment.isGap {
            let run = runs.add(PlaylistPlace(fresh, in: step), cause: "gap-tag", reach: stream.archive.reach)
            ledger.put(finding(run), at: stream.now)
        }
    }

    private func finding(_ run: PlaylistRun) -> Finding {
        let seconds = run.range.upperBound.timeIntervalSince(run.range.lowerBound)
        return run.finding(
            .gapTag, .warning, cause: nil, evidence: [.init("gap_seconds", .number(seconds))],
            sentences: .init(
                what: "\(run.words) \(run.verb("is", "are")) marked with EXT-X-GAP.",
                why:
                    "The tag announces a segment that can't be loaded (RFC 8216bis §4.4.4.7); KVS was never seen to write it.",
                viewer: "Players skip \(Wording.span(seconds)).",
                next:
                    "Look what stands between the monitor and the service; if nothing does, ask AWS support.")
        )
    }
}
