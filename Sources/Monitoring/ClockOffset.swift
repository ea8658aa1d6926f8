package import FoundationEssentials

/// How far the service's clock is ahead of ours, as its Date headers tell.
///
/// Headers have whole seconds and travel for a while, so an offset below two seconds says nothing and counts as 0.
package struct ClockOffset: Hashable, Sendable {
    private var samples: [Double] = []
    /// Seconds to add to our clock, the median of the newest samples; 0 where that is too little to be told.
    package private(set) var seconds = 0.0

    /// No header seen yet: offset 0.
    package init() {}

    /// Takes note of a response that arrived at `date` by our clock and says `header` by the service's.
    package mutating func note(header: Date, receivedAt date: Date) {
        samples.append(header.addingTimeInterval(headerMiddle).timeIntervalSince(date))
        if samples.count > kept { samples.removeFirst() }
        let median = samples.sorted()[samples.count / 2]
        // Two bounds, or an offset between them would set the clock forth and back.
        let isSignificant = abs(median) >= (seconds == 0 ? significant : insignificant)
        seconds = isSignificant ? median : 0
    }

    private let headerMiddle = 0.5
    private let significant = 2.0
    private let insignificant = 1.5
    private let kept = 15
}
