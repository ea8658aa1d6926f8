import FoundationEssentials

/// One event of a kind, such as one gap; neighbours make a ``Habit``.
struct Occurrence<Detail: Sendable>: Sendable {
    /// The fragment that it is known by, such as the one behind a gap.
    let number: FragmentNumber
    /// What neighbours must have in common to be one finding.
    var cause: String?
    /// Where it lies on the producer's clock.
    var range: ClosedRange<Date>
    /// How much media it is about, in seconds.
    var seconds: Double
    /// Its evidence is complete.
    var isSettled = true
    /// The fragments that it is about.
    var fragments: [FragmentNumber]
    /// What else there is to say about it.
    var detail: Detail
}

extension Occurrence {
    /// An event that is about the fragment `archived` alone.
    init(about archived: ArchivedFragment, cause: String?, detail: Detail) {
        let start = archived.fragment.producerTimestamp
        self.init(
            number: archived.fragment.number, cause: cause, range: start...max(start, archived.end),
            seconds: archived.end.timeIntervalSince(start), fragments: [archived.fragment.number],
            detail: detail)
    }
}
