import FoundationEssentials
import HLS

/// What a media sequence number means doesn't change within a session.
struct SegmentChangeCheck: Check {
    static let kinds: [Finding.Kind] = [.segmentChanged, .discontinuityChurn]

    private var runs = PlaylistRuns()

    /// What differs, most serious first.
    private enum Cause: String, CaseIterable {
        case fragment, date, duration
        case discontinuity = "flag-changed"

        func differs(_ one: MediaSegment, _ other: MediaSegment) -> Bool {
            switch self {
            case .fragment: SegmentName(of: one) != SegmentName(of: other)
            case .date: one.programDateTime != other.programDateTime
            case .duration: one.duration != other.duration
            case .discontinuity: one.isDiscontinuity != other.isDiscontinuity
            }
        }

        func words(of segment: MediaSegment) -> String {
            switch self {
            case .fragment: Correlation.fragmentNumber(in: segment.uri).map(Wording.short) ?? "another URI"
            case .date: segment.programDateTime.map(Wording.clock) ?? "no date"
            case .duration: Wording.span(segment.duration.inSeconds)
            case .discontinuity: segment.isDiscontinuity ? "a DISCONTINUITY" : "no DISCONTINUITY"
            }
        }
    }

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist else { return }
        for changed in step.changed {
            guard let cause = Cause.allCases.first(where: { $0.differs(changed.before, changed.after) })
            else { continue }
            var place = PlaylistPlace(
                changed.after.programDateTime, seconds: changed.after.duration.inSeconds,
                mediaSequence: changed.mediaSequence, in: step)
            place.fragment = Correlation.fragmentNumber(in: changed.after.uri)
            let run = runs.add(place, cause: cause.rawValue, reach: stream.archive.reach)
            ledger.put(finding(run, cause, changed), at: stream.now)
        }
    }

    private func finding(_ run: PlaylistRun, _ cause: Cause, _ changed: PlaylistStep.Changed) -> Finding {
        let isFlag = cause == .discontinuity
        let (old, new) = (cause.words(of: changed.before), cause.words(of: changed.after))
        return run.finding(
            isFlag ? .discontinuityChurn : .segmentChanged,
            cause == .fragment ? .critical : cause == .duration ? .notice : .warning, cause: cause.rawValue,
            evidence: [.init("before", .text(old)), .init("after", .text(new))],
            sentences: .init(
                what:
                    "\(run.words) \(run.verb("was", "were")) shown before with another \(Self.noun[cause] ?? ""): "
                    + "\(run.count == 1 ? "" : "the last one with ")\(old), now \(new).",
                why:
                    "A playlist that is loaded again may only get new lines at its end and lose old ones at its beginning, so a media "
                    + "sequence number keeps its segment and its tags (RFC 8216 §6.2.1).",
                viewer: isFlag
                    ? "Players that compare playlists stop: AVPlayer with error -12312, others after the segment."
                    : "Players that know the segment already play on; others play something else there.",
                next: isFlag
                    ? "Open the session with DiscontinuityMode NEVER or ALWAYS for players that stop, and ask AWS support."
                    : "Keep both playlists and ask AWS support with the request ids."))
    }

    private static let noun: [Cause: String] = [
        .fragment: "fragment", .date: "EXT-X-PROGRAM-DATE-TIME", .duration: "EXTINF",
        .discontinuity: "discontinuity flag",
    ]
}
