import FoundationEssentials

/// No new fragment for longer than the stream's rhythm allows.
struct ProducerSilentCheck: Check {
    static let kinds: [Finding.Kind] = [.producerSilent]

    /// The fragment after which it is silent, while it is.
    private var silentAfter: FragmentNumber?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard changes.isListing || silentAfter != nil, let silence = Silence(in: stream.archive) else {
            return
        }
        end(in: stream, into: &ledger)
        guard silence.isAlarming else { return }
        silentAfter = silence.newest.fragment.number
        ledger.put(finding(silence, in: stream), at: stream.now)
    }

    /// No fragment came for so long that LIVE sessions break.
    static func hasBrokenSessions(in stream: StreamState) -> Bool {
        guard let newest = stream.archive.newest, Silence(in: stream.archive)?.isAlarming == true else {
            return false
        }
        return stream.now.timeIntervalSince(newest.fragment.serverTimestamp) >= SessionTerms.liveSeconds
    }

    private mutating func end(in stream: StreamState, into ledger: inout FindingLedger) {
        guard let silentAfter, let next = stream.archive.next(after: silentAfter) else { return }
        self.silentAfter = nil
        if isToldByAGap(silentAfter, in: stream.archive, ledger)
            || next.fragment.goesOn(after: silentAfter, in: stream.archive)
        {
            return ledger.withdraw(.producerSilent, silentAfter.digits)
        }
        let from = ledger[.producerSilent, silentAfter.digits]?.from ?? stream.now
        ledger.resolve(.producerSilent, silentAfter.digits, at: stream.now) {
            $0.to = max(from, next.fragment.producerTimestamp)
            $0.fragments.append(next.fragment.number)
            let silent = next.fragment.serverTimestamp.timeIntervalSince(
                stream.archive.archived(silentAfter)?.fragment.serverTimestamp ?? from)
            $0.evidence = [.init("newest_fragment_age_seconds", .number(silent))]
            $0.sentences.what =
                "No fragment came for \(Wording.span(silent)) after \(Wording.short(silentAfter)), until "
                + "\(Wording.short(next.fragment.number)) at \(Wording.clock(next.fragment.serverTimestamp))."
            $0.sentences.viewer =
                silent > SessionTerms.liveSeconds
                ? "Playback halted, and LIVE sessions broke (30 s without a fragment, KVS API reference)."
                : "Playback halted, or ran on what players had buffered."
            $0.sentences.next = "Look at the producer's log between these two times."
        }
    }

    /// A silence that broke no session and left a hole is one event with the gap, which tells it with its cause.
    private func isToldByAGap(
        _ number: FragmentNumber, in archive: Archive, _ ledger: FindingLedger
    ) -> Bool {
        guard ledger[.producerSilent, number.digits]?.severity == .warning, let cadence = archive.cadence,
            let pair = archive.neighbours(after: number)
        else { return false }
        return pair.holeSeconds > cadence.toleranceSeconds
    }

    private func finding(_ silence: Silence, in stream: StreamState) -> Finding {
        let fragment = silence.newest.fragment
        let age = stream.now.timeIntervalSince(fragment.serverTimestamp)
        let left = SessionTerms.liveSeconds - age
        let number = Wording.short(fragment.number)
        return Finding(
            kind: .producerSilent, subject: fragment.number.digits,
            severity: left <= 0 ? .critical : .warning, state: .confirmed,
            from: stream.archive.archived(fragment.number)?.end ?? fragment.producerTimestamp, to: nil,
            fragments: [fragment.number],
            evidence: [
                .init("newest_fragment_age_seconds", .number(age)),
                .init("silence_seconds", .number(silence.seconds)),
                .init("threshold_seconds", .number(silence.thresholdSeconds)),
                .init("live_breaks_in_seconds", .number(max(0, left))),
            ],
            sentences: .init(
                what: "No new fragment for \(Wording.span(age)); the newest, \(number), began to arrive at "
                    + "\(Wording.clock(fragment.serverTimestamp)).",
                why:
                    "Nothing new was listed for longer than max(3 strides, 5 s) = \(Wording.span(silence.thresholdSeconds)), while ListFragments answers.",
                viewer: left > 0
                    ? "Playback halts; LIVE sessions break in \(Wording.span(left)) (30 s without a fragment)."
                    : "Playback has halted; LIVE sessions break and no new one can be opened (30 s without a fragment, KVS API reference).",
                next: "Look whether the producer runs, has a network and valid credentials."))
    }
}

extension Fragment {
    /// It was sent as soon as it was filmed and nothing is missing before it: it only took long to fill.
    fileprivate func goesOn(after number: FragmentNumber, in archive: Archive) -> Bool {
        guard let cadence = archive.cadence, let pair = archive.neighbours(after: number),
            pair.right.fragment.number == self.number, pair.holeSeconds <= cadence.toleranceSeconds
        else { return false }
        let left = pair.left.fragment
        let waited = serverTimestamp.timeIntervalSince(left.serverTimestamp) - left.length.inSeconds
        return waited <= cadence.strideSeconds
    }
}
