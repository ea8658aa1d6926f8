/// An unsigned integer of 448 bits in seven limbs, as much arithmetic as fragment numbers need: 128 digits take 426.
struct WideInteger: Hashable, Comparable, Sendable {
    /// Bits 0 to 63.
    private(set) var low: UInt64 = 0
    /// Bits 64 to 127.
    private(set) var middle: UInt64 = 0
    /// Bits 128 to 191.
    private(set) var high: UInt64 = 0
    /// The limbs beyond, least significant first; numbers of today need none.
    private var beyond = InlineArray<4, UInt64>(repeating: 0)

    /// The largest power of ten that a limb holds with room for a digit more.
    private static let group: UInt64 = 1_000_000_000_000_000_000
    private static let digitsInGroup = 18

    /// The value of the ASCII decimal `digits`, modulo 2^448.
    init(decimalDigits digits: some Sequence<UInt8>) {
        var part: UInt64 = 0
        var scale: UInt64 = 1
        for digit in digits {
            part = part &* 10 &+ UInt64(digit &- 0x30)
            scale &*= 10
            guard scale == Self.group else { continue }
            multiply(by: scale, adding: part)
            (part, scale) = (0, 1)
        }
        multiply(by: scale, adding: part)
    }

    /// It is smaller than 2^192.
    var fitsThreeLimbs: Bool { beyond[0] | beyond[1] | beyond[2] | beyond[3] == 0 }

    /// Equal in every limb.
    static func == (one: WideInteger, other: WideInteger) -> Bool {
        one.low == other.low && one.middle == other.middle && one.high == other.high
            && isSame(one.beyond, other.beyond)
    }

    /// Orders by value.
    static func < (one: WideInteger, other: WideInteger) -> Bool {
        guard isSame(one.beyond, other.beyond) else { return isLess(one.beyond, other.beyond) }
        if one.high != other.high { return one.high < other.high }
        if one.middle != other.middle { return one.middle < other.middle }
        return one.low < other.low
    }

    /// Feeds the lowest limb, which differs most, to `hasher`.
    func hash(into hasher: inout Hasher) {
        hasher.combine(low)
    }

    /// The value in decimal, without leading zeros.
    var decimalDigits: String {
        var rest = self
        var text = ""
        while true {
            let part = String(rest.divide(by: Self.group))
            guard !rest.isZero else { return part + text }
            text = String(repeating: "0", count: Self.digitsInGroup - part.utf8.count) + part + text
        }
    }

    private var isZero: Bool { low | middle | high == 0 && fitsThreeLimbs }

    private static func isSame(_ one: InlineArray<4, UInt64>, _ other: InlineArray<4, UInt64>) -> Bool {
        (one[0] ^ other[0]) | (one[1] ^ other[1]) | (one[2] ^ other[2]) | (one[3] ^ other[3]) == 0
    }

    private static func isLess(_ one: InlineArray<4, UInt64>, _ other: InlineArray<4, UInt64>) -> Bool {
        let place = [3, 2, 1].first { one[$0] != other[$0] } ?? 0
        return one[place] < other[place]
    }

    private mutating func multiply(by factor: UInt64, adding addend: UInt64) {
        var carry = addend
        Self.multiply(&low, by: factor, &carry)
        Self.multiply(&middle, by: factor, &carry)
        Self.multiply(&high, by: factor, &carry)
        guard carry != 0 || !fitsThreeLimbs else { return }
        for index in beyond.indices { Self.multiply(&beyond[index], by: factor, &carry) }
    }

    private static func multiply(_ limb: inout UInt64, by factor: UInt64, _ carry: inout UInt64) {
        let product = limb.multipliedFullWidth(by: factor)
        let (sum, overflows) = product.low.addingReportingOverflow(carry)
        limb = sum
        carry = product.high &+ (overflows ? 1 : 0)
    }

    /// Divides in place and returns the remainder.
    private mutating func divide(by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        for index in beyond.indices.reversed() {
            (beyond[index], remainder) = divisor.dividingFullWidth((remainder, beyond[index]))
        }
        (high, remainder) = divisor.dividingFullWidth((remainder, high))
        (middle, remainder) = divisor.dividingFullWidth((remainder, middle))
        (low, remainder) = divisor.dividingFullWidth((remainder, low))
        return remainder
    }
}
