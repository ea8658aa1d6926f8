/// A fragment's number: up to 128 decimal digits that grow in the order of ingestion.
///
/// Two numbers are equal when their values are, leading zeros aside.
public struct FragmentNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The value modulo 2^192; the whole value where `written` is `nil`.
    let value: WideInteger
    /// The text, kept only where `value` can't give it back: leading zeros, or wider than 192 bits.
    private let written: String?

    /// The number written in `text`, or `nil` where that isn't 1 to 128 decimal digits.
    public init?(_ text: some StringProtocol) {
        let count = text.utf8.count
        guard (1...128).contains(count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        value = WideInteger(decimalDigits: text.utf8)
        let isPlain = count <= WideInteger.certainDigits && (count == 1 || text.utf8.first != 0x30)
        written = isPlain ? nil : String(text)
    }

    /// The digits, as the service wrote them.
    public var digits: String { written ?? value.decimalDigits }

    /// The digits.
    public var description: String { digits }

    /// Nothing is lost in `value`: no leading zeros, no more than 57 digits.
    var isPlain: Bool { written == nil }

    /// Compares by value.
    public static func == (one: FragmentNumber, other: FragmentNumber) -> Bool {
        guard one.value == other.value else { return false }
        if one.written == nil && other.written == nil { return true }
        return one.significantDigits == other.significantDigits
    }

    /// Orders by value.
    public static func < (one: FragmentNumber, other: FragmentNumber) -> Bool {
        if one.written == nil && other.written == nil { return one.value < other.value }
        let (left, right) = (one.significantDigits, other.significantDigits)
        return (left.utf8.count, left) < (right.utf8.count, right)
    }

    /// Feeds the value's lowest 64 bits, which hold the random part, to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(value.low)
    }

    private var significantDigits: String {
        let rest = digits.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }
}
