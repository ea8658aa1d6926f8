/// Numbers that look random and follow from a seed: the same run can be told again, from any point on.
struct Dice: Hashable, Sendable {
    /// What a number is drawn for; each has its own sequence.
    enum Purpose: UInt64 {
        case lag = 1
        case persistence, indexing, numberBits, shuffle, serviceFault, border, otherPersistence, otherIndexing
    }

    /// What all numbers follow from.
    let seed: UInt64

    /// The number drawn for `purpose` at `index`.
    func draw(_ purpose: Purpose, at index: Int) -> UInt64 {
        var generator = SplitMix64(state: seed &+ purpose.rawValue &* 0xD6E8_FEB8_6659_FD93)
        generator.state &+= UInt64(bitPattern: Int64(index)) &* SplitMix64.increment
        return generator.next()
    }

    /// Dice of their own for `name`: what has one seed and different names draws unlike numbers.
    ///
    /// Source: the hash FNV-1a (Fowler, Noll, Vo), begun with the seed.
    func apart(for name: String) -> Dice {
        let prime: UInt64 = 0x100_0000_01B3
        return Dice(seed: name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* prime })
    }

    /// Milliseconds between the bounds of `range`, drawn for `purpose` at `index`.
    func milliseconds(in range: ClosedRange<Int64>, for purpose: Purpose, at index: Int) -> Duration {
        let width = UInt64(range.upperBound - range.lowerBound) + 1
        return .milliseconds(range.lowerBound + Int64(draw(purpose, at: index) % width))
    }

    /// A duration in whole milliseconds between the bounds of `range`, drawn for `purpose` at `index`.
    func duration(in range: ClosedRange<Duration>, for purpose: Purpose, at index: Int) -> Duration {
        milliseconds(
            in: range.lowerBound.milliseconds...range.upperBound.milliseconds, for: purpose, at: index)
    }
}

/// The generator SplitMix64: tiny, seedable, and good enough for jitter.
///
/// Source: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15
    var state: UInt64

    /// A generator whose numbers follow from `state`.
    package init(state: UInt64) { self.state = state }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= Self.increment
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
