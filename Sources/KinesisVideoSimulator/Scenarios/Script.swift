/// What happens in a run, as a list of faults on a time axis that begins at the run's start.
package struct Script: Hashable, Sendable {
    /// How often everything happens again, in the past, too; `nil` for once.
    package var period: Duration?
    /// The faults in the order of time, apart from each other; each ends before the period does.
    package var beats: [Beat]
    /// The producer's clock minus the true time at the run's start, or after the latest reboot.
    package var clockOffset: Duration
    /// How much the producer's clock gains, in millionths.
    package var clockRatePartsPerMillion: Int

    /// A script; without arguments, one in which nothing goes wrong.
    package init(
        repeatingEvery period: Duration? = nil, clockOffset: Duration = .zero,
        clockRatePartsPerMillion: Int = 0,
        beats: [Beat] = []
    ) {
        self.period = period
        self.beats = beats
        self.clockOffset = clockOffset
        self.clockRatePartsPerMillion = clockRatePartsPerMillion
    }
}

/// One fault and its moment.
package struct Beat: Hashable, Sendable {
    /// When it begins, from the run's start or the period's.
    package var time: Duration
    /// What goes wrong.
    package var fault: Fault

    /// `fault`, beginning with the first fragment that is filmed at or after `time`.
    package static func at(_ time: Duration, _ fault: Fault) -> Beat { Beat(time: time, fault: fault) }
}

/// What can go wrong.
package enum Fault: Hashable, Sendable {
    /// The service refuses this many fragments; each uses up a number.
    case refusal(fragments: Int)
    /// One fragment arrives this much after its turn.
    case lateness(by: Duration)
    /// The connection is gone for this many fragments, which are lost; the next one begins a new block of numbers.
    case outage(fragments: Int)
    /// As an outage, and the producer's clock begins anew.
    case reboot(fragments: Int)
    /// The producer's clock is set forward by this much; no media is lost.
    case clockJump(by: Duration)

    /// How many fragments it takes hold of.
    package var fragmentCount: Int {
        switch self {
        case .refusal(let count), .outage(let count), .reboot(let count): count
        case .lateness, .clockJump: 1
        }
    }
}
