import FoundationEssentials

/// When a poll of the virtual monitor is due, as Monitoring's PollSchedule says it: once an interval, later after refusals.
struct VirtualSchedule {
    /// How a poll ended.
    enum Outcome {
        case answered, failed, throttled
    }

    /// When the next poll is due.
    private(set) var due: Date
    private let first: Date
    private let intervalSeconds: Double
    private var penalty = 0

    /// A poll every `intervalSeconds` from `first` on.
    init(from first: Date, every intervalSeconds: Double) {
        due = first
        self.first = first
        self.intervalSeconds = intervalSeconds
    }

    /// A poll ended so at `date`; the next begins up to `wakeSeconds` after its slot.
    mutating func ended(_ outcome: Outcome, at date: Date, wakeSeconds: Double) {
        let (freeFailures, ceilingSeconds, maximumDoublings) = (2, 15.0, 6)
        switch outcome {
        case .answered: penalty = 0
        case .failed: penalty += 1
        case .throttled: penalty = max(penalty + 1, freeFailures + 1)
        }
        let doublings = min(max(0, penalty - freeFailures), maximumDoublings)
        let distance = min(intervalSeconds * Double(1 << doublings), max(ceilingSeconds, intervalSeconds))
        let slots = (date.timeIntervalSince(first) / intervalSeconds).rounded(.down) + 1
        due = first.addingTimeInterval(slots * intervalSeconds + distance - intervalSeconds + wakeSeconds)
    }
}

extension VirtualService.Answer {
    /// What the schedule makes of it.
    var outcome: VirtualSchedule.Outcome {
        failure.map { $0.isThrottling ? .throttled : .failed } ?? .answered
    }
}
