/// A JSON number as its digits and its power of ten, so that rounding to milliseconds is exact.
///
/// The service writes times like `1.643353235931E9`; a binary fraction would have lost the last digit.
struct JSONNumber: Hashable {
    private var isNegative = false
    private var digits: UInt64 = 0
    private var exponent = 0

    /// Whether a byte can be part of a number.
    static func isPart(_ byte: UInt8) -> Bool {
        byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }

    /// The number that `text` writes, or `nil` where it writes none. Source: RFC 8259 §6, but leading zeros are taken.
    init?(_ text: ArraySlice<UInt8>) {
        var index = text.startIndex
        func accept(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
            guard index < text.endIndex,
                text[index] == UInt8(ascii: first) || text[index] == UInt8(ascii: second)
            else { return false }
            index += 1
            return true
        }
        isNegative = accept("-", "-")
        guard takeDigits(of: text, from: &index, shift: 0) else { return nil }
        if accept(".", ".") {
            guard takeDigits(of: text, from: &index, shift: -1) else { return nil }
        }
        if accept("e", "E") {
            let isReciprocal = accept("-", "-")
            if !isReciprocal { _ = accept("+", "+") }
            // More than six digits would only serve to overflow the sum.
            guard index < text.endIndex, text.endIndex - index <= 6, text[index...].allSatisfy(\.isDigit)
            else { return nil }
            let power = text[index...].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            exponent += isReciprocal ? -power : power
            index = text.endIndex
        }
        guard index == text.endIndex else { return nil }
    }

    /// The number times 10 to the power of `power`, rounded half away from zero; `nil` where it exceeds `Int`.
    func scaled(byPowerOfTen power: Int) -> Int? {
        var value = digits
        var remaining = exponent + power
        while remaining > 0, value > 0 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            value = product
            remaining -= 1
        }
        if remaining < 0 {
            // The digits are at most 18: divided by more they round to 0.
            guard remaining > -19 else { return 0 }
            let divisor = (0 ..< -remaining).reduce(UInt64(1)) { product, _ in product * 10 }
            value = (value + divisor / 2) / divisor
        }
        guard let magnitude = Int(exactly: value) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    /// Takes a run of digits, each of which moves the decimal point by `shift`; `false` where there is none.
    private mutating func takeDigits(
        of text: ArraySlice<UInt8>, from index: inout Int, shift: Int
    ) -> Bool {
        let start = index
        while index < text.endIndex, text[index].isDigit {
            if digits < JSONNumber.full {
                digits = digits * 10 + UInt64(text[index] - UInt8(ascii: "0"))
                exponent += shift
            } else {
                exponent += shift + 1
            }
            index += 1
        }
        return index > start
    }

    /// With this many digits (18) a number is full; further ones only count for its size.
    private static let full: UInt64 = 100_000_000_000_000_000
}
