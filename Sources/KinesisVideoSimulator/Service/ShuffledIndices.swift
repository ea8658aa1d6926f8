/// The numbers from 0 to a limit in an order that looks random, any part of which can be asked for by itself.
///
/// A Feistel network of four rounds permutes the next power of four; what falls outside is permuted again until it is inside.
/// Source: Black, Rogaway: Ciphers with Arbitrary Finite Domains, CT-RSA 2002, §5.
struct ShuffledIndices: Hashable, Sendable {
    /// How many numbers there are.
    let count: Int
    /// What the order follows from.
    let key: UInt64

    private var halfWidth: UInt64 {
        let bits = UInt64(Int.bitWidth - max(0, count - 1).leadingZeroBitCount)
        return max(1, (bits + 1) / 2)
    }

    /// The number at `position`, which is less than ``count``.
    subscript(position: Int) -> Int {
        precondition((0..<count).contains(position))
        let halfWidth = halfWidth
        var value = permuted(UInt64(position), halfWidth)
        while value >= UInt64(count) { value = permuted(value, halfWidth) }
        return Int(value)
    }

    private func permuted(_ value: UInt64, _ halfWidth: UInt64) -> UInt64 {
        let mask: UInt64 = 1 << halfWidth - 1
        var (left, right) = (value >> halfWidth, value & mask)
        for round: UInt64 in 0..<4 {
            var generator = SplitMix64(state: key &+ round &* 0x2545_F491_4F6C_DD1D &+ right)
            (left, right) = (right, (left ^ generator.next()) & mask)
        }
        return left << halfWidth | right
    }
}
