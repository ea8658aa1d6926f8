import FoundationEssentials
import HLS

/// DISCONTINUITY tags against the session's mode: ON_DISCONTINUITY writes one where a gap or overlap exceeds 50 ms.
struct DiscontinuityCheck: Check {
    static let kinds: [Finding.Kind] = [.unexpectedDiscontinuity, .missingDiscontinuity]

    /// Dates and EXTINF are rounded to milliseconds, each.
    private static let roundingSeconds = 0.002

    private var runs = PlaylistRuns()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let step = changes.playlist else { return }
        let mode = stream.sessions.discontinuities
        for fresh in step.fresh where fresh.isNew {
            guard let place = Place(fresh), let kind = verdict(place, mode: mode) else { continue }
            let run = runs.add(
                PlaylistPlace(fresh, in: step), cause: kind.rawValue, reach: stream.archive.reach)
            ledger.put(finding(kind, run, place, mode: mode), at: stream.now)
        }
    }

    /// Where two segments meet.
    private struct Place {
        var hole: Double
        var isMarked: Bool
        var isExplained: Bool

        init?(_ fresh: PlaylistStep.Fresh) {
            guard let previous = fresh.previous, let start = fresh.segment.programDateTime,
                let before = previous.programDateTime
            else { return nil }
            hole = start.timeIntervalSince(before.addingTimeInterval(previous.duration.inSeconds))
            isMarked = fresh.segment.isDiscontinuity
            // New initialization data needs the tag as well. Source: RFC 8216 §4.3.2.3.
            isExplained = fresh.map != fresh.previousMap || fresh.segment.isGap || previous.isGap
        }

        var words: String {
            hole < 0 ? "overlap by \(Wording.span(-hole))" : "leave \(Wording.span(hole))"
        }
    }

    private func verdict(_ place: Place, mode: SessionEvent.DiscontinuityMode) -> Finding.Kind? {
        let (size, limit) = (abs(place.hole), Cadence.serviceToleranceSeconds)
        switch mode {
        case .always:
            return place.isMarked ? nil : .missingDiscontinuity
        case .never:
            return place.isMarked && !place.isExplained ? .unexpectedDiscontinuity : nil
        case .onDiscontinuity where place.isMarked:
            let isSmall = size <= limit - Self.roundingSeconds
            return isSmall && !place.isExplained ? .unexpectedDiscontinuity : nil
        case .onDiscontinuity:
            return size > limit + Self.roundingSeconds ? .missingDiscontinuity : nil
        }
    }

    private func finding(
        _ kind: Finding.Kind, _ run: PlaylistRun, _ place: Place, mode: SessionEvent.DiscontinuityMode
    ) -> Finding {
        let isMissing = kind == .missingDiscontinuity
        return run.finding(
            kind, isMissing ? .warning : .notice, cause: nil,
            evidence: [
                .init("hole_seconds", .number(place.hole)),
                .init("discontinuity_mode", .text(mode.rawValue)),
            ],
            sentences: .init(
                what:
                    "\(run.words) \(run.verb("has", "have")) \(isMissing ? "no" : "a") DISCONTINUITY, and "
                    + "\(run.count == 1 ? "it and the segment before" : "at the last one the segments") "
                    + "\(place.words).",
                why: Self.rule(of: mode),
                viewer: isMissing
                    ? "Players may halt, or lose synchronisation of sound and picture."
                    : "Players reset their decoders for nothing: a short halt or click.",
                next: isMissing
                    ? "Open a session with DiscontinuityMode ALWAYS for players that suffer."
                    : "Look whether the producer changes its codec data, resolution or tracks there."))
    }

    private static func rule(of mode: SessionEvent.DiscontinuityMode) -> String {
        let rule =
            switch mode {
            case .always: "The session was opened with ALWAYS, which marks every segment"
            case .never: "The session was opened with NEVER, which marks none"
            case .onDiscontinuity:
                "The session was opened with ON_DISCONTINUITY, which marks gaps and overlaps over 50 ms and nothing else"
            }
        return
            "\(rule) (KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode); the end is taken as "
            + "EXT-X-PROGRAM-DATE-TIME plus EXTINF."
    }
}
