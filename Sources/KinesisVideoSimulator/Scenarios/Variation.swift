/// The choices by which one run of a scenario differs from another.
///
/// Seed 0 is the scenario as it is described; every other seed makes its own choices, always the same ones.
package struct Variation: Sendable {
    private let isUsual: Bool
    private var generator: SplitMix64

    /// The choices of `seed`.
    package init(seed: UInt64) {
        isUsual = seed == 0
        generator = SplitMix64(state: seed)
    }

    /// `usual`, or another number within `range`.
    package mutating func count(_ usual: Int, in range: ClosedRange<Int>) -> Int {
        isUsual ? usual : Int.random(in: range, using: &generator)
    }

    /// `usual` seconds, or another time within `range`, to the millisecond.
    package mutating func seconds(_ usual: Int, in range: ClosedRange<Int>) -> Duration {
        guard !isUsual else { return .seconds(usual) }
        return .milliseconds(
            Int.random(in: range.lowerBound * 1000...range.upperBound * 1000, using: &generator))
    }
}
