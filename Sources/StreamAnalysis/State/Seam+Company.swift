import FoundationEssentials

/// What the fragments around a step of the producer's clock say of it.
extension Seam {
    /// Lags that are so far apart, in seconds, aren't due to the network.
    private static let otherClockSeconds = 10.0

    /// `entry` came over another connection, and with so different a lag that another producer's clock stamped it.
    static func isOfAnother(_ entry: IngestedFragment, than other: IngestedFragment) -> Bool {
        entry.block != other.block
            && abs(entry.fragment.lagSeconds - other.fragment.lagSeconds) > otherClockSeconds
    }

    /// The step back by `moved` seconds before the fragment at `index` is less than a fragment, and the one before it or behind
    /// it is like it: fragments reach into the next ones, as a clock isn't set back again and again.
    static func isOneOfSeveralOverlaps(
        _ moved: Double, before index: Int, in ingest: IngestOrder, _ cadence: Cadence
    ) -> Bool {
        guard moved < 0, -moved < cadence.strideSeconds else { return false }
        return [index - 1, index + 1].contains { other in
            guard other > 0, other < ingest.count, let from = ingest[other - 1].sequence,
                let to = ingest[other].sequence, from &+ 1 == to
            else { return false }
            let (left, right) = (ingest[other - 1].fragment, ingest[other].fragment)
            let step = right.producerTimestamp.timeIntervalSince(left.producerTimestamp)
            let similar = step - left.length.inSeconds - cadence.frameSeconds
            return abs(similar - moved) <= max(cadence.toleranceSeconds, -moved / 4)
        }
    }
}
