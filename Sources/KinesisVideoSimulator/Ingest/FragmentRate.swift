/// How many fragments a second a connection brings, against how many it may.
struct FragmentRate: Hashable, Sendable {
    /// How much time a fragment takes up; `nil` where there may be any number.
    private let share: Duration?
    private var takenUp: Instant?

    /// A rate of `perSecond` fragments at most, of which a second's worth may come at once.
    init(perSecond: Int?) { share = perSecond.map { .milliseconds(1000 / max(1, $0)) } }

    /// How long to wait after a fragment that begins at `now`; `nil` where the rate isn't exceeded.
    mutating func pause(afterFragmentAt now: Instant) -> Duration? {
        guard let share else { return nil }
        let end = max(takenUp ?? now, now) + share
        takenUp = end
        let excess = end - now - .seconds(1)
        return excess > .zero ? excess : nil
    }
}
