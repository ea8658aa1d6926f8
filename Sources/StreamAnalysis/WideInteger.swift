/// An unsigned integer of 192 bits in three limbs, as much arithmetic as fragment numbers need.
struct WideInteger: Hashable, Comparable, Sendable {
    /// Every number of so many decimal digits fits 192 bits.
    static let certainDigits = 57

    /// Bits 128 to 191.
    private(set) var high: UInt64 = 0
    /// Bits 64 to 127.
    private(set) var middle: UInt64 = 0
    /// Bits 0 to 63.
    private(set) var low: UInt64 = 0

    /// The largest power of ten that a limb holds with room for a digit more.
    private static let group: UInt64 = 1_000_000_000_000_000_000
    private static let digitsInGroup = 18

    /// The value of the ASCII decimal `digits`, modulo 2^192.
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

    /// Orders by value.
    static func < (one: WideInteger, other: WideInteger) -> Bool {
        if one.high != other.high { return one.high < other.high }
        if one.middle != other.middle { return one.middle < other.middle }
        return one.low < other.low
    }

    /// The value in decimal, without leading zeros.
    var decimalDigits: String {
        var rest = self
        var text = ""
        while true {
            let part = String(rest.divide(by: Self.group))
            guard rest.high | rest.middle | rest.low != 0 else { return part + text }
            text = String(repeating: "0", count: Self.digitsInGroup - part.utf8.count) + part + text
        }
    }

    private mutating func multiply(by factor: UInt64, adding addend: UInt64) {
        let first = low.multipliedFullWidth(by: factor)
        let (newLow, firstCarries) = first.low.addingReportingOverflow(addend)
        let second = middle.multipliedFullWidth(by: factor)
        let (newMiddle, secondCarries) = second.low.addingReportingOverflow(
            first.high &+ (firstCarries ? 1 : 0))
        high = high &* factor &+ second.high &+ (secondCarries ? 1 : 0)
        middle = newMiddle
        low = newLow
    }

    /// Divides in place and returns the remainder.
    private mutating func divide(by divisor: UInt64) -> UInt64 {
        let top = high.quotientAndRemainder(dividingBy: divisor)
        let second = divisor.dividingFullWidth((top.remainder, middle))
        let third = divisor.dividingFullWidth((second.remainder, low))
        (high, middle, low) = (top.quotient, second.quotient, third.quotient)
        return third.remainder
    }
}
