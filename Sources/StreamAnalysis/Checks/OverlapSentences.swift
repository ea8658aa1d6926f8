extension OverlapCheck {
    /// The finding on one overlap, or on several of one origin.
    func finding(_ overlaps: Habit<Overlap>) -> Finding {
        let overlap = overlaps.last.detail
        return Finding(
            kind: .overlap, subject: overlaps.subject.digits, severity: overlap.origin.severity,
            state: .confirmed, from: overlaps.from, to: overlaps.to, fragments: overlaps.fragments,
            cause: overlaps.cause,
            evidence: [.init("overlap_seconds", .number(overlaps.seconds))] + overlaps.evidence + [
                .init("left_lag_seconds", .number(overlap.pair.left.fragment.lagSeconds)),
                .init("right_lag_seconds", .number(overlap.pair.right.fragment.lagSeconds)),
            ],
            sentences: .init(
                what: what(overlaps), why: overlap.origin.why,
                viewer: overlap.origin.viewer(repeating: overlaps.longestSeconds), next: overlap.origin.next))
    }

    private func what(_ overlaps: Habit<Overlap>) -> String {
        if overlaps.count > 1 {
            return
                "\(overlaps.count) fragments from \(Wording.clock(overlaps.from)) to \(Wording.clock(overlaps.to)) start "
                + "before the one before them ends, by \(Wording.span(overlaps.longestSeconds)) at most."
        }
        let pair = overlaps.last.detail.pair
        return "\(Wording.short(pair.right.fragment.number)) starts at "
            + "\(Wording.clock(pair.right.fragment.producerTimestamp)), \(Wording.span(overlaps.seconds)) before "
            + "\(Wording.short(pair.left.fragment.number)) ends."
    }
}

extension Archive.Origin {
    /// How much it matters: pictures of two cameras in turn are no picture at all.
    fileprivate var severity: Finding.Severity { self == .interleavedProducers ? .warning : .notice }

    /// The rule and its source.
    fileprivate var why: String {
        switch self {
        case .resent:
            "A new connection (block of numbers, inferred) sent again from its buffer; producers roll back after a reconnect "
                + "(KVS developer guide, producer buffering)."
        case .interleavedProducers:
            "Fragments of two blocks of numbers alternate (inferred), each with its own lag: two producers send to this stream."
        case .sameConnection:
            "Both came on one connection (one block of numbers, inferred): the producer's own timestamps or durations overlap by "
                + "more than max(50 ms, 1.5 frames), the rule of DiscontinuityMode ON_DISCONTINUITY (KVS API reference)."
        case .unknown:
            "Producer timestamps overlap by more than max(50 ms, 1.5 frames), the rule of DiscontinuityMode ON_DISCONTINUITY "
                + "(KVS API reference)."
        }
    }

    /// What somebody who watches sees of overlaps of up to `seconds`.
    fileprivate func viewer(repeating seconds: Double) -> String {
        switch self {
        case .interleavedProducers: "Players show pictures of two sources in turn, or halt."
        case .resent, .sameConnection, .unknown:
            "Players repeat or skip up to \(Wording.span(seconds)); the playlist marks a DISCONTINUITY."
        }
    }

    /// What to do.
    fileprivate var next: String {
        switch self {
        case .interleavedProducers:
            "Find out who else sends to this stream; one stream is meant for one producer."
        case .resent, .unknown:
            "Look whether the producer re-sends after a reconnect, and with which timestamps."
        case .sameConnection:
            "Look how the producer reckons frame times and durations where a fragment begins."
        }
    }
}
