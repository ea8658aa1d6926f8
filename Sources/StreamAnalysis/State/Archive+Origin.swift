import FoundationEssentials

extension Archive {
    /// Where media comes from that is archived twice; raw values are the stable words.
    enum Origin: String {
        /// A new connection sent again what the one before had sent.
        case resent = "re-sent"
        /// Two producers send at the same time: blocks alternate.
        case interleavedProducers = "interleaved-producers"
        /// One connection sent both.
        case sameConnection = "same-connection"
        /// The numbers don't tell.
        case unknown
    }

    /// Another fragment starts at the same millisecond.
    func isTwin(_ fragment: Fragment) -> Bool {
        guard let position = history.index(of: fragment) else { return false }
        return [position - 1, position + 1].contains {
            history.indices.contains($0)
                && history[$0].fragment.producerTimestamp == fragment.producerTimestamp
        }
    }

    /// Who sent the overlapping `pair`.
    func origin(of pair: Neighbours) -> Origin {
        let (left, right) = (pair.left.fragment, pair.right.fragment)
        guard let one = left.structure?.block, let other = right.structure?.block,
            let position = history.index(of: right)
        else { return .unknown }
        guard one != other else { return .sameConnection }
        let reach = Swift.max(0, position - 6)..<Swift.min(history.count, position + 6)
        let blocks = reach.map { history[$0].fragment }
            .sorted { $0.serverTimestamp < $1.serverTimestamp }
            .compactMap { $0.structure?.block }
        let switches = zip(blocks, blocks.dropFirst()).filter { $0 != $1 }.count
        return switches > 2 || goesOn(min(one, other), beside: max(one, other))
            ? .interleavedProducers : .resent
    }

    /// The block `older` goes on for a while after `newer` began: both connections are in use, however far apart the two
    /// producers' clocks are.
    private func goesOn(_ older: UInt64, beside newer: UInt64) -> Bool {
        let drainSeconds = Swift.max(3, (cadence?.strideSeconds ?? 0) * 2)
        let recent = ingest.window(through: ingest.count - 1, 64).map(\.fragment)
        let begin = recent.filter { $0.structure?.block == newer }.map(\.serverTimestamp).min()
        let end = recent.filter { $0.structure?.block == older }.map(\.serverTimestamp).max()
        guard let begin, let end else { return false }
        return end.timeIntervalSince(begin) > drainSeconds
    }
}
