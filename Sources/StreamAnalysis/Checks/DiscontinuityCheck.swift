import FoundationEssentials
import HLS

/// DISCONTINUITY tags against the session's mode: ON_DISCONTINUITY writes one where a gap or overlap exceeds 50 ms.
struct DiscontinuityCheck: Check {
    static let kinds: [Finding.Kind] = [.unexpectedDiscontinuity, .missingDiscontinuity]

    /// Dates and EXTINF are rounded to milliseconds, each.
    private static let roundingSeconds = 0.002

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let session = stream.live.latest?.session else { return }
        for fresh in changes.live.fresh {
            guard let previous = fresh.previous, let end = end(of: previous),
                let start = fresh.segment.programDateTime,
                let kind = verdict(fresh.segment, hole: start.timeIntervalSince(end))
            else { continue }
            let place = Place(
                session: session, mediaSequence: fresh.mediaSequence, end: end, start: start,
                number: Correlation.fragmentNumber(in: fresh.segment.uri))
            ledger.put(place.finding(kind), at: stream.now)
        }
    }

    private func end(of segment: MediaSegment) -> Date? {
        segment.programDateTime?.addingTimeInterval(segment.duration.inSeconds)
    }

    private func verdict(_ segment: MediaSegment, hole: Double) -> Finding.Kind? {
        let size = abs(hole)
        let limit = Cadence.serviceToleranceSeconds
        if segment.isDiscontinuity {
            // New initialization data needs the tag as well. Source: RFC 8216 §4.3.2.3.
            return segment.map == nil && size <= limit - Self.roundingSeconds ? .unexpectedDiscontinuity : nil
        }
        return size > limit + Self.roundingSeconds ? .missingDiscontinuity : nil
    }

    /// Where two segments meet.
    private struct Place {
        var session: SessionID
        var mediaSequence: Int
        var end: Date
        var start: Date
        var number: FragmentNumber?

        func finding(_ kind: Finding.Kind) -> Finding {
            let hole = start.timeIntervalSince(end)
            let isMissing = kind == .missingDiscontinuity
            let distance = hole < 0 ? "overlap by \(Wording.span(-hole))" : "leave \(Wording.span(hole))"
            return Finding(
                kind: kind, subject: "session-\(session.ordinal)-\(mediaSequence)",
                severity: isMissing ? .warning : .notice, state: .confirmed,
                from: min(start, end), to: max(start, end), fragments: number.map { [$0] } ?? [],
                evidence: [
                    .init("media_sequence", .count(mediaSequence)),
                    .init("hole_seconds", .number(hole)),
                ],
                sentences: .init(
                    what:
                        "Media sequence \(mediaSequence) (\(Wording.clock(start))) has \(isMissing ? "no" : "a") DISCONTINUITY, and "
                        + "the segments \(distance).",
                    why:
                        "ON_DISCONTINUITY marks gaps and overlaps over 50 ms and nothing else (KVS API reference, DiscontinuityMode); "
                        + "the end is taken as EXT-X-PROGRAM-DATE-TIME plus EXTINF.",
                    viewer: isMissing
                        ? "Players may halt, or lose synchronisation of sound and picture."
                        : "Players reset their decoders for nothing: a short halt or click.",
                    next: isMissing
                        ? "Open a session with DiscontinuityMode ALWAYS for players that suffer."
                        : "Look whether the producer changes its codec data, resolution or tracks there."))
        }
    }
}
