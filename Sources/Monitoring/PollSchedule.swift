/// When the next poll is due: once an interval, at a phase of its own, later after refusals, never overlapping itself.
///
/// Pure: uptimes come in, uptimes go out.
package struct PollSchedule: Hashable, Sendable {
    /// How a poll ended, as far as its schedule cares.
    package enum Outcome: Hashable, Sendable {
        /// It was answered.
        case answered
        /// It failed; the service or the way to it is in trouble.
        case failed
        /// The service asked for fewer requests.
        case throttled
    }

    /// The distance of polls while all is well.
    package let interval: Duration
    /// The longest distance after failures.
    package let ceiling: Duration
    private let phase: Duration
    private var penalty = 0

    /// A schedule of one poll every `interval`, shifted by `phase` (0…1) of it so that many monitors don't beat.
    package init(interval: Duration = .seconds(1), ceiling: Duration = .seconds(15), phase: Double) {
        self.interval = interval
        self.ceiling = max(ceiling, interval)
        self.phase = interval * phase
    }

    /// How long to wait at `uptime` after a poll ended as `outcome`.
    ///
    /// An answered poll waits for the next multiple of the interval, so one that took too long skips the polls it
    /// missed. Throttling doubles the wait each time; other failures do from the third on, so that a short fault is
    /// noticed and left within a second.
    package mutating func wait(after outcome: Outcome, at uptime: Duration) -> Duration {
        switch outcome {
        case .answered: penalty = 0
        case .failed: penalty += 1
        case .throttled: penalty = max(penalty + 1, freeFailures + 1)
        }
        let multiple = interval * (1 << min(max(0, penalty - freeFailures), maximumDoublings))
        return min(multiple, ceiling) - interval + untilNextSlot(at: uptime)
    }

    private let freeFailures = 2
    private let maximumDoublings = 6

    private func untilNextSlot(at uptime: Duration) -> Duration {
        let passed = (uptime - phase) / interval
        let wait = interval * (passed.rounded(.down) + 1) - (uptime - phase)
        // A slot that is due right now is this poll's own: rounding must not make it come twice.
        return wait > interval / slotsApart ? wait : wait + interval
    }

    private let slotsApart = 20
}
