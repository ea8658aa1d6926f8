import StreamAnalysis

/// How much is asked where many streams are watched.
package struct FleetBudget: Hashable, Sendable {
    /// So many looks a second are taken at all streams that aren't followed, at most; each is one ListFragments as a rule.
    package var looksPerSecond = 40
    /// So many streams are followed, the ones opened last: polled every second, with a session.
    package var followed = 8

    /// Two looks at a stream are so far apart, at least.
    private static let leastInterval = Duration.seconds(5)

    /// The usual budget.
    package init() {}

    /// How far apart two looks at one of `count` streams are.
    func interval(for count: Int) -> Duration {
        max(Self.leastInterval, .seconds(1) * count / looksPerSecond)
    }

    /// What is said of it where `count` streams are watched.
    func cadence(for count: Int) -> FleetReport.Cadence {
        FleetReport.Cadence(
            seconds: interval(for: count) / .seconds(1), looksPerSecond: looksPerSecond, followed: followed)
    }
}
