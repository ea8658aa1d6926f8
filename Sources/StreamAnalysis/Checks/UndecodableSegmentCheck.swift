import FoundationEssentials

/// The service refuses a fragment whose codec or tracks aren't those that its session began with.
struct UndecodableSegmentCheck: Check {
    static let kinds: [Finding.Kind] = [.segmentUndecodable]

    /// So many in a row are no hiccup: the stream has changed for good.
    private static let many = 3

    private var run: (subject: String, range: ClosedRange<Date>, fragments: [FragmentNumber], count: Int)?
    private static let capacity = 50

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let fetch = changes.fetch else { return }
        guard let failure = fetch.failure, Self.isUndecodable(failure) else {
            if fetch.failure == nil { run = nil }
            return
        }
        let known = fetch.fragment.flatMap { stream.archive.archived($0) }
        let start = known?.fragment.producerTimestamp ?? fetch.date
        let range = start...max(start, known?.end ?? start)
        var next = run ?? (Self.subject(of: fetch), range, [], 0)
        next.range =
            min(next.range.lowerBound, range.lowerBound)...max(next.range.upperBound, range.upperBound)
        next.count += 1
        if let number = fetch.fragment, next.fragments.count < Self.capacity { next.fragments.append(number) }
        run = next
        ledger.put(finding(fetch, failure), at: stream.now)
    }

    /// Source: HTTP 400 with `The requested fragment does not have the same codec private data as the rest of the session.`
    private static func isUndecodable(_ failure: CallOutcome.Failure) -> Bool {
        failure.status == 400
            && "\(failure.code) \(failure.message)".lowercased().replacing(" ", with: "")
                .contains("codecprivatedata")
    }

    private static func subject(of fetch: SegmentFetch) -> String {
        fetch.fragment?.digits ?? "session-\(fetch.session.ordinal)-\(fetch.mediaSequence)"
    }

    private func finding(_ fetch: SegmentFetch, _ failure: CallOutcome.Failure) -> Finding {
        let (subject, range, fragments, count) = run ?? ("", fetch.date...fetch.date, [], 1)
        var evidence: [Finding.Evidence] = [
            .init("occurrences", .count(count)), .init("media_sequence", .count(fetch.mediaSequence)),
            .init("track", .count(fetch.track)), .init("message", .text(failure.message)),
        ]
        if let id = failure.requestID { evidence.append(.init("request_id", .text(id))) }
        let what =
            count == 1
            ? "Media sequence \(fetch.mediaSequence)"
            : "\(count) segments in a row up to media sequence \(fetch.mediaSequence)"
        let message = failure.message.hasSuffix(".") ? failure.message : "\(failure.message)."
        return Finding(
            kind: .segmentUndecodable, subject: subject, severity: count < Self.many ? .warning : .critical,
            state: .confirmed, from: range.lowerBound, to: range.upperBound, fragments: fragments,
            evidence: evidence,
            sentences: .init(
                what: "\(what) can't be had in session \(fetch.session.ordinal): HTTP 400, \(message)",
                why:
                    "The first fragment decides a session's tracks and codecs; a fragment with others is refused with HTTP 400 (KVS API "
                    + "reference, GetHLSStreamingSessionURL).",
                viewer: "Playback stops at this segment, and goes on only with a new session.",
                next:
                    "Look whether the camera changed its codec or lost a track; then give viewers a new URL.")
        )
    }
}
