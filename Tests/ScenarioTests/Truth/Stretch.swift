@testable import KinesisVideoSimulator

/// A part of a run in which something happens to the producer's media, with everything that is sent there.
///
/// Faults stand so near each other in it that one may hide, prolong or split another, so what is true is read off what
/// arrived, not off each fault by itself.
struct Stretch {
    /// The run.
    let run: ScenarioRun
    /// What goes wrong, in the order of time.
    let occurrences: [Occurrence]
    /// Everything that the service stores, in the order of ingestion, each with the connection that it came on.
    let arrivals: [Sending]
    private let firstSlot: Int
    /// What each stride of media became, by its slot.
    private let own: [Sending]

    /// So many strides before and after its faults belong to a stretch: more than any sign of a fault takes.
    static let margin = 12

    /// What happens around `occurrences`, which are neighbours.
    init(_ occurrences: [Occurrence], of run: ScenarioRun) {
        self.init(occurrences, slots: Self.reach(of: occurrences, in: run), of: run)
    }

    /// What happens in `slots`, where nothing goes wrong but `occurrences`.
    init(_ occurrences: [Occurrence], slots: Range<Int>, of run: ScenarioRun) {
        self.run = run
        self.occurrences = occurrences
        let sent = slots.map { run.sendings(slot: $0) }
        firstSlot = slots.lowerBound
        own = sent.map { $0[0] }
        var connections = Connections(open: own.first?.connection ?? .min)
        arrivals = sent.joined().filter { $0.capture.fate != .lost }.enumerated()
            .sorted { ($0.1.capture.serverTimestamp, $0.0) < ($1.1.capture.serverTimestamp, $1.0) }
            .map { connections.arrival(of: $0.1) }
            .filter(\.isArchived)
    }

    /// The strides that the stretch of `occurrences` has.
    private static func reach(of occurrences: [Occurrence], in run: ScenarioRun) -> Range<Int> {
        let first = occurrences.map { $0.slots.lowerBound - $0.backwardReach - apart($0, run) }.min() ?? 0
        let last = occurrences.map { $0.lastFeltSlot(stride: run.stride) + apart($0, run) }.max() ?? 0
        return max(run.firstSlot, first - margin)..<last + margin
    }

    /// So many strides lie between what two producers' clocks say.
    private static func apart(_ occurrence: Occurrence, _ run: ScenarioRun) -> Int {
        guard case .secondProducer(_, let clockOffset, _) = occurrence.fault else { return 0 }
        return Int(abs((clockOffset - run.script.clockOffset).milliseconds) / run.stride.milliseconds) + 1
    }

    /// The parts of `run` in which `occurrences`, in the order of time, happen near each other.
    static func parts(of occurrences: [Occurrence], in run: ScenarioRun) -> [Stretch] {
        var groups: [[Occurrence]] = []
        for occurrence in occurrences {
            if let last = groups.last,
                reach(of: last, in: run).upperBound + margin > occurrence.slots.lowerBound
            {
                groups[groups.count - 1].append(occurrence)
            } else {
                groups.append([occurrence])
            }
        }
        return groups.map { Stretch($0, of: run) }
    }

    /// What the stride `slot` became, or `nil` outside of the stretch.
    subscript(slot: Int) -> Sending? {
        own.indices.contains(slot - firstSlot) ? own[slot - firstSlot] : nil
    }

    /// The slots of the stretch.
    var slots: Range<Int> { firstSlot..<firstSlot + own.count }

    /// Strides of media that lie in one piece between two others that are archived, and of which `isMissing` holds.
    func runs(where isMissing: (Capture) -> Bool) -> [Hole] {
        var holes: [Hole] = []
        var before: Int?
        for slot in slots {
            guard let capture = self[slot]?.capture, !isMissing(capture) else { continue }
            if let before, slot - before > 1, let left = left(of: before) {
                holes.append(Hole(before: left, slots: before + 1..<slot, after: capture))
            }
            before = slot
        }
        return holes
    }

    /// The stride `slot`, up to the end of whatever reaches furthest among those shortly before it.
    private func left(of slot: Int) -> Capture? {
        guard var left = self[slot]?.capture else { return nil }
        for earlier in max(firstSlot, slot - 8)..<slot {
            if let other = self[earlier], other.isArchived, other.capture.producerEnd > left.producerEnd {
                left.duration = other.capture.producerEnd - left.producerTimestamp
            }
        }
        return left
    }

    /// The first of the arrivals after `capture` that `isWanted`, or `nil`.
    func arrival(after capture: Capture, where isWanted: (Capture) -> Bool = { _ in true }) -> Capture? {
        arrivals.lazy.map(\.capture).first { $0.serverTimestamp > capture.serverTimestamp && isWanted($0) }
    }

    /// What a playlist by the producer's clock shows: each fragment as it is stored, unless it is older than the newest one.
    var shown: [Capture] {
        var shown: [Capture] = []
        for capture in arrivals.map(\.capture).sorted(by: { $0.persisted < $1.persisted })
        where shown.last.map({ $0.producerTimestamp < capture.producerTimestamp }) ?? true {
            shown.append(capture)
        }
        return shown
    }

    /// Media that is missing between two fragments that are there.
    struct Hole {
        /// The fragment before it.
        var before: Capture
        /// The strides that are missing.
        var slots: Range<Int>
        /// The fragment after it.
        var after: Capture
    }
}

extension Connections {
    /// `sending` with the connection that it comes on.
    fileprivate mutating func arrival(of sending: Sending) -> Sending {
        var arrival = sending
        _ = take(sending)
        arrival.connection = latest[sending.producer] ?? sending.connection
        return arrival
    }
}

extension Sending {
    /// The service stores it.
    var isArchived: Bool { capture.fate == .delivered || capture.fate == .late }
}

extension Occurrence {
    /// How many strides before its own it touches.
    fileprivate var backwardReach: Int {
        if case .reconnect(_, let resent) = fault { resent } else { 0 }
    }

    /// The last stride during which it is felt.
    fileprivate func lastFeltSlot(stride: Duration) -> Int {
        let felt = fault.extent(stride: stride).milliseconds
        return slots.lowerBound + Int(felt / stride.milliseconds) + 1
    }
}
