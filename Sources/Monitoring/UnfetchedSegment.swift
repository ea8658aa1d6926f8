import StreamAnalysis

/// The newest segment of the video that wasn't fetched yet; each one is given out once.
struct UnfetchedSegment: Sendable {
    private var waiting: (address: SegmentAddress, session: SessionID)?
    private var given: (address: SegmentAddress, session: SessionID)?

    /// Takes note that `session` shows the segment at `address`.
    mutating func note(_ address: SegmentAddress, of session: SessionID) {
        if let given {
            let isOlder = given.session == session && given.address.mediaSequence >= address.mediaSequence
            // A renewed session shows again what the one before it did.
            let isKnown = address.fragment != nil && given.address.fragment == address.fragment
            guard !isOlder, !isKnown else { return }
        }
        waiting = (address, session)
    }

    /// The segment to fetch now with its session, or `nil` where there is no new one.
    mutating func take() -> (address: SegmentAddress, session: SessionID)? {
        guard let next = waiting else { return nil }
        given = next
        waiting = nil
        return next
    }

    /// Forgets the segment that waits: its session is gone.
    mutating func drop() { waiting = nil }
}
