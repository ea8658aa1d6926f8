/// The choices by which one run of a scenario differs from another.
///
/// Seed 0 is the scenario as it is described; every other seed makes its own choices, always the same ones.
struct Variation: Sendable {
    private enum Choice: Sendable { case usual, drawn, lowest, highest }

    private let choice: Choice
    private var generator: SplitMix64

    /// The choices of `seed`.
    init(seed: UInt64) { self.init(seed == 0 ? .usual : .drawn, seed: seed) }

    private init(_ choice: Choice, seed: UInt64 = 0) {
        self.choice = choice
        generator = SplitMix64(state: seed)
    }

    /// The smallest of everything: no seed has it, but no seed has less of anything.
    static let lowest = Variation(.lowest)
    /// The largest of everything.
    static let highest = Variation(.highest)

    /// The number chosen from `counts`.
    mutating func count(_ counts: Varied<Int>) -> Int {
        choose(counts) { Int.random(in: $0, using: &$1) }
    }

    /// The duration chosen from `durations`, to the millisecond.
    mutating func duration(_ durations: Varied<Duration>) -> Duration {
        choose(durations) { range, generator in
            .milliseconds(
                Int64.random(
                    in: range.lowerBound.milliseconds...range.upperBound.milliseconds, using: &generator))
        }
    }

    private mutating func choose<Value>(
        _ value: Varied<Value>, draw: (ClosedRange<Value>, inout SplitMix64) -> Value
    ) -> Value {
        switch choice {
        case .usual: value.usual
        case .drawn: value.range.map { draw($0, &generator) } ?? value.usual
        case .lowest: value.bounds.lowerBound
        case .highest: value.bounds.upperBound
        }
    }
}
