public import FoundationEssentials

/// A fragment's number: up to 128 decimal digits that grow in the order of ingestion.
public struct FragmentNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The digits, as the service wrote them.
    public let digits: String

    /// The number written in `text`, or `nil` where that isn't 1 to 128 decimal digits.
    public init?(_ text: some StringProtocol) {
        guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        digits = String(text)
    }

    /// The digits.
    public var description: String { digits }

    /// Orders by value.
    public static func < (one: FragmentNumber, other: FragmentNumber) -> Bool {
        (one.digits.utf8.count, one.digits) < (other.digits.utf8.count, other.digits)
    }
}
