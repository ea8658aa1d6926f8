/// A fragment's number: up to 128 decimal digits that grow in the order of ingestion.
///
/// Two numbers are equal when their values are, leading zeros aside.
public struct FragmentNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The value.
    let value: WideInteger
    /// As many digits were written, leading zeros included.
    private let digitCount: UInt8

    /// Source: KVS API reference, data type Fragment, FragmentNumber.
    private static let digitCounts = 1...128

    /// The number written in `text`, or `nil` where that isn't 1 to 128 decimal digits.
    public init?(_ text: some StringProtocol) {
        let count = text.utf8.count
        guard Self.digitCounts.contains(count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let digitCount = UInt8(exactly: count)
        else { return nil }
        value = WideInteger(decimalDigits: text.utf8)
        self.digitCount = digitCount
    }

    /// The digits, as the service wrote them.
    public var digits: String {
        let significant = value.decimalDigits
        return String(repeating: "0", count: Int(digitCount) - significant.utf8.count) + significant
    }

    /// The digits.
    public var description: String { digits }

    /// Compares by value.
    public static func == (one: FragmentNumber, other: FragmentNumber) -> Bool { one.value == other.value }

    /// Orders by value.
    public static func < (one: FragmentNumber, other: FragmentNumber) -> Bool { one.value < other.value }

    /// Feeds the value's lowest 64 bits, which hold the random part, to `hasher`.
    public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
