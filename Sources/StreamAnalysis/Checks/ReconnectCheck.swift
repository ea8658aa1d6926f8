import FoundationEssentials

/// The producer opened a new connection: numbers jump to a new block.
struct ReconnectCheck: Check {
    static let kinds: [Finding.Kind] = [.reconnect]

    /// What was found so far.
    private var reconnects = Habits<Reconnect>()
    private var pending: [FragmentNumber] = []

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
        guard changes.isListing, !pending.isEmpty else { return }
        let open = pending
        pending = []
        for number in open where isPending(number, in: stream, into: &ledger) { pending.append(number) }
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
        let changes =
            reconnect(at: seam, isSettled: isSettled, in: stream.archive)
            .map { reconnects.put($0, reach: stream.archive.reach) }
            ?? reconnects.remove(number, reach: stream.archive.reach)
        ledger.take(changes, of: .reconnect, at: stream.now, finding)
        return !isSettled
    }

    /// What happened at the seam, or `nil` where it is no reconnect.
    private func reconnect(
        at seam: Seam, isSettled: Bool, in archive: Archive
    ) -> Occurrence<Reconnect>? {
        guard case .reconnect(let fromBlock, let toBlock) = seam.kind, !archive.goesOnBeside(seam) else {
            return nil
        }
        let (end, start) = (archive.end(before: seam), seam.right.producerTimestamp)
        let hole = start.timeIntervalSince(end)
        let tolerance = archive.cadence?.toleranceSeconds ?? Cadence.serviceToleranceSeconds
        return Occurrence(
            number: seam.right.number,
            cause: Reconnect.Outcome(holeSeconds: hole, toleranceSeconds: tolerance).rawValue,
            range: min(end, start)...max(end, start), seconds: abs(hole), isSettled: isSettled,
            fragments: [seam.left.number, seam.right.number],
            detail: Reconnect(seam: seam, fromBlock: fromBlock, toBlock: toBlock, holeSeconds: hole))
    }
}

/// A new connection, and what it did to the media.
struct Reconnect: Sendable {
    /// What it did to the media; raw values are the stable words.
    enum Outcome: String {
        case withLoss = "with-loss"
        case withoutLoss = "without-loss"
        case resent = "with-re-sends"

        init(holeSeconds: Double, toleranceSeconds: Double) {
            self =
                holeSeconds > toleranceSeconds
                ? .withLoss : holeSeconds < -toleranceSeconds ? .resent : .withoutLoss
        }
    }

    /// Where it is.
    var seam: Seam
    /// The blocks of numbers before and after.
    var fromBlock: UInt64
    var toBlock: UInt64
    /// From the end of what the old connection sent to the beginning of what the new one sends, in seconds.
    var holeSeconds: Double
}

extension Archive {
    /// So many fragments before a seam may have come out of turn, or from a second producer.
    private static let outOfTurn = 64

    /// Up to where the connection before `seam` sent media.
    fileprivate func end(before seam: Seam) -> Date {
        let index = ingest.index(of: seam.right.number) ?? 0
        let before = Swift.max(0, index - Self.outOfTurn)..<index
        let ends = before.map { ingest[$0].fragment }
            .filter { !isClockMoved(between: $0.number, and: seam.left.number) }
            .compactMap { archived($0.number)?.end }
        return ends.max() ?? seam.left.producerTimestamp
    }

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
