import FoundationEssentials

/// Two fragments that start at the same millisecond of the producer's clock.
struct DuplicateTimestampCheck: Check {
    static let kinds: [Finding.Kind] = [.duplicateTimestamp]

    /// What was found so far, by the number that is hidden.
    private var twins = Habits<Twins>()
    /// The larger numbers of pairs that may come of a clock that was set back.
    private var waiting: [Fragment] = []

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard !changes.inserted.isEmpty || (changes.isListing && !waiting.isEmpty) else { return }
        let archive = stream.archive
        let fresh = changes.rightSides.filter { right in
            guard let left = archive.predecessor(of: right)?.fragment,
                left.producerTimestamp == right.producerTimestamp
            else { return false }
            return changes.inserted.contains { [left.number, right.number].contains($0.fragment.number) }
        }
        let candidates = waiting + fresh
        waiting = []
        for right in candidates {
            guard isClockKnown(behind: right, in: stream) else {
                waiting.append(right)
                continue
            }
            guard let left = archive.predecessor(of: right),
                !archive.isClockMoved(between: left.fragment.number, and: right.number)
            else { continue }
            let occurrence = Occurrence(
                about: left, cause: nil, detail: Twins(hidden: left.fragment, served: right))
            ledger.take(
                twins.put(occurrence, reach: archive.reach), of: .duplicateTimestamp, at: stream.now, finding)
        }
    }

    /// What follows `right` would show a clock that was set back, or has had the time to come.
    private func isClockKnown(behind right: Fragment, in stream: StreamState) -> Bool {
        guard let archived = stream.archive.archived(right.number) else { return true }
        if stream.archive.isFollowedByNews(right.number) { return true }
        return stream.archive.isFollowed(right.number)
            && Settling.isOver(since: archived.listed, of: right, in: stream)
    }

    /// Two fragments that start together.
    private struct Twins: Sendable {
        /// The one with the smaller number.
        var hidden: Fragment
        /// The one that playlists hold.
        var served: Fragment
    }

    private func finding(_ twins: Habit<Twins>) -> Finding {
        let (hidden, served) = (twins.last.detail.hidden, twins.last.detail.served)
        let what =
            twins.count == 1
            ? "\(Wording.short(hidden.number)) and \(Wording.short(served.number)) both start at "
                + "\(Wording.clock(hidden.producerTimestamp)) on the producer's clock."
            : "\(Wording.count(twins.count, "fragment")) from \(Wording.clock(twins.from)) to \(Wording.clock(twins.to)) exist twice, "
                + "with equal producer timestamps."
        return Finding(
            kind: .duplicateTimestamp, subject: twins.subject.digits, severity: .info, state: .confirmed,
            from: twins.from, to: twins.to, fragments: twins.fragments + [served.number],
            evidence: [
                .init("duplicates", .count(twins.count)),
                .init("served_number", .text(served.number.digits)),
                .init("hidden_number", .text(hidden.number.digits)),
                .init(
                    "server_step_seconds",
                    .number(served.serverTimestamp.timeIntervalSince(hidden.serverTimestamp))),
            ],
            sentences: .init(
                what: what,
                why:
                    "A producer sends again after it reconnects. With PRODUCER_TIMESTAMP a playlist holds only the larger number of "
                    + "equal start times (KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType).",
                viewer: "Nothing: \(Wording.short(served.number)) hides \(Wording.short(hidden.number)).",
                next: "Nothing, unless it goes on; then look for reconnects on the device."))
    }
}

extension Archive {
    /// Behind `number` came something that starts with no other fragment, or so much that nobody sends it again: now the lag
    /// tells whether the clock was set back.
    fileprivate func isFollowedByNews(_ number: FragmentNumber) -> Bool {
        guard let index = ingest.index(of: number) else { return true }
        let next = index + 1..<index + Seam.lagReach
        return next.allSatisfy { $0 < ingest.count }
            || next.contains { $0 < ingest.count && !isTwin(ingest[$0].fragment) }
    }
}
