import FoundationEssentials

/// The producer opened a new connection: numbers jump to a new block.
struct ReconnectCheck: Check {
    static let kinds: [Finding.Kind] = [.reconnect]

    /// What was found so far.
    private var reconnects = Habits<Reconnect>()
    private var pending: [FragmentNumber] = []
    /// Those with a loss that late fragments may yet make smaller, oldest first.
    private var lossy: [FragmentNumber] = []
    /// So many of them are watched.
    private static let capacity = 64

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for healed in changes.seams.healed where healed.isReconnect {
            withdraw(healed.right.number, in: stream, from: &ledger)
            pending.removeAll { $0 == healed.right.number }
        }
        for found in changes.seams.found {
            pending.removeAll { $0 == found.right.number }
            if found.isReconnect {
                pending.append(found.right.number)
            } else {
                withdraw(found.right.number, in: stream, from: &ledger)
            }
        }
        for number in lossy where isFilled(number, by: changes.inserted, in: stream.archive) {
            pending.append(number)
        }
        guard changes.isListing, !pending.isEmpty else { return }
        let open = Set(pending).sorted()
        pending = []
        for number in open where isPending(number, in: stream, into: &ledger) { pending.append(number) }
    }

    /// Media came late that seemed lost.
    private func isFilled(
        _ number: FragmentNumber, by inserted: [IngestedFragment], in archive: Archive
    ) -> Bool {
        guard let range = reconnects[number]?.range else { return false }
        return inserted.contains {
            $0.fragment.producerTimestamp < range.upperBound
                && archive.archived($0.fragment.number).map { $0.end > range.lowerBound } ?? false
        }
    }

    private mutating func withdraw(
        _ number: FragmentNumber, in stream: StreamState, from ledger: inout FindingLedger
    ) {
        let changes = reconnects.remove(number, reach: stream.archive.reach)
        ledger.take(changes, of: .reconnect, at: stream.now, finding)
    }

    /// Puts the finding on the reconnect before the fragment `number`, and tells whether its evidence may still grow.
    private mutating func isPending(
        _ number: FragmentNumber, in stream: StreamState, into ledger: inout FindingLedger
    ) -> Bool {
        guard let seam = stream.archive.seams[number] else { return false }
        let isSettled = Settling.isOver(since: seam.listed, of: seam.right, in: stream)
        let found = reconnect(at: seam, isSettled: isSettled, in: stream.archive)
        let changes =
            found.map { reconnects.put($0, reach: stream.archive.reach) }
            ?? reconnects.remove(number, reach: stream.archive.reach)
        ledger.take(changes, of: .reconnect, at: stream.now, finding)
        lossy.removeAll { $0 == number }
        if found?.cause == Reconnect.Outcome.withLoss.rawValue { lossy.append(number) }
        if lossy.count > Self.capacity { lossy.removeFirst() }
        return !isSettled
    }

    /// What happened at the seam, or `nil` where it is no reconnect.
    private func reconnect(
        at seam: Seam, isSettled: Bool, in archive: Archive
    ) -> Occurrence<Reconnect>? {
        guard case .reconnect(let fromBlock, let toBlock) = seam.kind, !archive.goesOnBeside(seam) else {
            return nil
        }
        let handover = archive.handover(over: seam)
        return Occurrence(
            number: seam.right.number, cause: handover.outcome.rawValue, range: handover.range,
            seconds: handover.seconds, isSettled: isSettled,
            fragments: [seam.left.number, seam.right.number],
            detail: Reconnect(seam: seam, fromBlock: fromBlock, toBlock: toBlock))
    }
}

/// A new connection, and what it did to the media.
struct Reconnect: Sendable {
    /// What it did to the media; raw values are the stable words.
    enum Outcome: String {
        case withLoss = "with-loss"
        case withoutLoss = "without-loss"
        case resent = "with-re-sends"
    }

    /// Where it is.
    var seam: Seam
    /// The blocks of numbers before and after.
    var fromBlock: UInt64
    var toBlock: UInt64
}

extension Archive {
    /// So many fragments before a seam may have come out of turn, or from a second producer.
    static let outOfTurn = 64

    /// An older connection went on for a while after the one behind `seam` had begun: somebody else opened it.
    fileprivate func goesOnBeside(_ seam: Seam) -> Bool {
        // A producer may open a connection before the old one is drained.
        let drainSeconds = Swift.max(3, (cadence?.strideSeconds ?? 0) / 2)
        guard let position = history.index(of: seam.right) else { return false }
        let around =
            Swift.max(0, position - Self.outOfTurn)..<Swift.min(history.count, position + Self.outOfTurn)
        return around.contains {
            let other = history[$0].fragment
            return other.number < seam.right.number
                && other.serverTimestamp.timeIntervalSince(seam.right.serverTimestamp) > drainSeconds
        }
    }
}
