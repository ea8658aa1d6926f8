/// What happens in a run, as a list of faults on a time axis that begins at the run's start.
package struct Script: Hashable, Sendable {
    /// How often everything happens again, in the past, too; `nil` for once.
    package var period: Duration?
    /// The faults in the order of time, apart from each other; each ends before the period does.
    package var beats: [Beat]
    /// Where the producer's clock begins to count.
    package var clockOrigin = ClockOrigin.unix
    /// The producer's clock minus the true time at the run's start, or after the latest reboot.
    package var clockOffset: Duration
    /// How much the producer's clock gains, in millionths.
    package var clockRatePartsPerMillion: Int
    /// What is sent, in which pieces.
    package var medium = Medium()
    /// From the first frame to its arrival at the service.
    package var lag: Duration = .milliseconds(900)
    /// By how much the lag is larger or smaller from fragment to fragment, at most.
    package var lagJitter: Duration = .milliseconds(60)

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

/// Where a producer's clock begins to count.
package enum ClockOrigin: String, CaseIterable, Hashable, Sendable {
    /// In 1970, as clocks that were set once do.
    case unix
    /// When the producer was switched on, so that its timestamps lie in 1970.
    case boot
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
