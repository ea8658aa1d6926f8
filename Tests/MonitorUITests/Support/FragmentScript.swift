import FoundationEssentials
import StreamAnalysis

/// Writes fragments of a camera that sends 2-second fragments, with the faults it is told.
struct FragmentScript {
    /// Producer times at which media is missing, in seconds before the scene.
    var holes: [ClosedRange<Double>] = []
    /// Fragments that arrived late: seconds before the scene, and how late.
    var late: [Double: Double] = [:]
    /// Seconds before the scene after which the producer's clock is ahead, and by how much.
    var jump: (before: Double, by: Double)?
    /// Seconds before the scene at which the producer went silent.
    var silent = 0.0

    /// Small differences as a network has them, in seconds.
    private static let jitter = [0.02, -0.07, 0.11, 0.04, -0.12, 0.0, 0.09, -0.03, 0.06, -0.09, 0.15, -0.05]

    /// The fragments of the last five minutes that can be known at `now`, oldest first.
    func fragments(until now: Date) -> [ArchivedFragment] {
        var fragments: [ArchivedFragment] = []
        for index in 0..<150 {
            let before = 301.93 - 2 * Double(index)
            guard before > 3.8 + silent, !holes.contains(where: { $0.contains(before) }) else { continue }
            fragments.append(fragment(index, before: before, now: now))
        }
        return fragments
    }

    private func fragment(_ index: Int, before: Double, now: Date) -> ArchivedFragment {
        let delay = late.first { abs($0.key - before) < 1 }?.value ?? 0
        let taken = now.addingTimeInterval(-before)
        let shift = jump.map { before < $0.before ? $0.by : 0 } ?? 0
        let server = taken.addingTimeInterval(1.82 + Self.jitter[index % 12] + delay)
        let start = taken.addingTimeInterval(shift)
        let fragment = Fragment(
            number: Self.number(index), producerTimestamp: start, serverTimestamp: server,
            length: .milliseconds(1939), byteCount: 470_000 + index * 7919 % 31_000)
        let followsHole = holes.contains { $0.lowerBound > before && $0.lowerBound - before < 2 }
        return ArchivedFragment(
            fragment: fragment, listed: server.addingTimeInterval(0.6), end: start.addingTimeInterval(2),
            membership: membership(index, before, delay > 0, followsHole, server))
    }

    private func membership(
        _ index: Int, _ before: Double, _ isLate: Bool, _ followsHole: Bool, _ server: Date
    ) -> ArchivedFragment.Membership {
        if isLate { return .missing(.late) }
        if before > 90 { return .missing(.beforeSession) }
        if before < 5 + silent, silent == 0 { return .expected }
        return .served(
            at: server.addingTimeInterval(1.2), mediaSequence: index - 100, duration: .seconds(2),
            isDiscontinuity: followsHole)
    }

    /// The number of the fragment at `index`, in the service's length.
    static func number(_ index: Int) -> FragmentNumber {
        let digits = "91343852333181432392682062607743920146" + String(386_831_087 + index * 13)
        guard let number = FragmentNumber(digits) else { preconditionFailure("these are digits") }
        return number
    }
}
