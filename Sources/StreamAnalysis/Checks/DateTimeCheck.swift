import FoundationEssentials
import HLS

/// EXT-X-PROGRAM-DATE-TIME against the archive, and from segment to segment.
struct DateTimeCheck: Check {
    static let kinds: [Finding.Kind] = [.dateTime]

    /// Dates are doubles: half a millisecond more lets an exact millisecond pass.
    private static let toleranceSeconds = Correlation.dateToleranceSeconds + 0.0005
    private static let capacity = 64

    /// A step of dates that the archive may still explain.
    private struct Doubt {
        var cause: Cause
        var place: PlaylistPlace
        var ends: [Correlation]
        var seconds: Double
        var isMarked: Bool
        var seen: Date
    }

    private enum Cause: String {
        case differs = "differs-from-archive"
        case back = "goes-back"
        case jumps
    }

    private var runs = PlaylistRuns()
    private var doubts: [Doubt] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for segment in changes.live.matched { compare(segment, in: stream, into: &ledger) }
        if let step = changes.playlist, step.load.track == 1 {
            doubts += step.fresh.compactMap { Self.doubt($0, in: step, of: stream) }
            doubts.removeFirst(max(0, doubts.count - Self.capacity))
        }
        guard let first = doubts.first, Self.isSettled(first, at: stream.now) else { return }
        for doubt in doubts.prefix(while: { Self.isSettled($0, at: stream.now) })
        where !Self.isExplained(doubt, in: stream.archive) {
            put(doubt.cause, doubt.place, seconds: doubt.seconds, in: stream, into: &ledger)
        }
        doubts = Array(doubts.drop { Self.isSettled($0, at: stream.now) })
    }

    private mutating func compare(
        _ segment: ServedSegment, in stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard case .number = segment.correlation, let fragment = segment.fragment,
            let date = segment.programDateTime
        else { return }
        let off = date.timeIntervalSince(fragment.producerTimestamp)
        // A session by SERVER_TIMESTAMP shows that clock.
        guard abs(off) > Self.toleranceSeconds,
            abs(date.timeIntervalSince(fragment.serverTimestamp)) > Self.toleranceSeconds
        else { return }
        put(.differs, PlaylistPlace(segment, fragment), seconds: off, in: stream, into: &ledger)
    }

    private static func doubt(
        _ fresh: PlaylistStep.Fresh, in step: PlaylistStep, of stream: StreamState
    ) -> Doubt? {
        guard fresh.isNew, let previous = fresh.previous, let before = previous.programDateTime,
            let start = fresh.segment.programDateTime
        else { return nil }
        let hole = start.timeIntervalSince(before.addingTimeInterval(previous.duration.inSeconds))
        let isBack = start.timeIntervalSince(before) < -toleranceSeconds
        // By ON_DISCONTINUITY a jump has its mark, and its lack is told by another finding.
        let isJump = abs(hole) > Cadence.serviceToleranceSeconds && stream.sessions.discontinuities == .never
        guard isBack || isJump else { return nil }
        return Doubt(
            cause: isBack ? .back : .jumps, place: PlaylistPlace(fresh, in: step),
            ends: [Correlation(of: previous), Correlation(of: fresh.segment)], seconds: hole,
            isMarked: fresh.segment.isDiscontinuity, seen: step.load.date)
    }

    private static func isSettled(_ doubt: Doubt, at now: Date) -> Bool {
        now.timeIntervalSince(doubt.seen) >= Settling.seconds
    }

    /// The producer's own timestamps have the step.
    private static func isExplained(_ doubt: Doubt, in archive: Archive) -> Bool {
        guard archive.firstListed != nil else { return doubt.isMarked }
        return doubt.ends.allSatisfy { $0.position(in: archive) != nil }
    }

    private mutating func put(
        _ cause: Cause, _ place: PlaylistPlace, seconds: Double, in stream: StreamState,
        into ledger: inout FindingLedger
    ) {
        let run = runs.add(place, cause: cause.rawValue, reach: stream.archive.reach)
        ledger.put(finding(cause, run, seconds: seconds), at: stream.now)
    }

    private func finding(_ cause: Cause, _ run: PlaylistRun, seconds: Double) -> Finding {
        let size = Wording.span(abs(seconds))
        let clause =
            switch cause {
            case .differs:
                "an EXT-X-PROGRAM-DATE-TIME \(size) \(seconds < 0 ? "before" : "after") the archive's timestamp"
            case .back: "an EXT-X-PROGRAM-DATE-TIME before the one of the segment before"
            case .jumps: "an EXT-X-PROGRAM-DATE-TIME \(size) off the end of the segment before"
            }
        return run.finding(
            .dateTime, cause == .jumps ? .notice : .warning, cause: cause.rawValue,
            evidence: [.init("difference_seconds", .number(seconds))],
            sentences: .init(
                what:
                    "\(run.words) \(run.verb("has", "have")) \(clause)\(run.count == 1 ? "." : " (the last one).")",
                why: cause == .differs
                    ? "With DisplayFragmentTimestamp the date is the fragment's timestamp to the millisecond (KVS API reference, "
                        + "GetHLSStreamingSessionURL)."
                    : "Dates follow the media (RFC 8216 §4.3.2.6), and no archived fragments explain the step.",
                viewer:
                    "Players that show or seek by time show a wrong one; some halt where dates go back.",
                next: "Keep the playlist and the listing, and ask AWS support with the request ids."))
    }
}

extension PlaylistPlace {
    /// The place of a segment whose fragment is known.
    fileprivate init(_ segment: ServedSegment, _ fragment: Fragment) {
        session = segment.session
        track = 1
        mediaSequence = segment.mediaSequence
        let start = fragment.producerTimestamp
        range = start...max(start, start.addingTimeInterval(segment.duration.inSeconds))
        self.fragment = fragment.number
    }
}
