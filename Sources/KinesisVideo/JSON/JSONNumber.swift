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

    /// The number that begins at `position`, which moves behind it; `nil` where none does.
    ///
    /// Source: RFC 8259 §6, but leading zeros are taken.
    init?(_ bytes: [UInt8], at position: inout Int) {
        isNegative = JSONNumber.accept("-", in: bytes, at: &position)
        guard takeDigits(of: bytes, at: &position, shift: 0) else { return nil }
        if JSONNumber.accept(".", in: bytes, at: &position) {
            guard takeDigits(of: bytes, at: &position, shift: -1) else { return nil }
        }
        if JSONNumber.accept("e", in: bytes, at: &position)
            || JSONNumber.accept("E", in: bytes, at: &position)
        {
            guard takeExponent(of: bytes, at: &position) else { return nil }
        }
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
    private mutating func takeDigits(of bytes: [UInt8], at position: inout Int, shift: Int) -> Bool {
        let start = position
        while position < bytes.count, bytes[position].isDigit {
            if digits < JSONNumber.full {
                digits = digits * 10 + UInt64(bytes[position] - UInt8(ascii: "0"))
                exponent += shift
            } else {
                exponent += shift + 1
            }
            position += 1
        }
        return position > start
    }

    /// Takes what follows `e`; `false` where that isn't a number of at most six digits: more would only overflow.
    private mutating func takeExponent(of bytes: [UInt8], at position: inout Int) -> Bool {
        let isReciprocal = JSONNumber.accept("-", in: bytes, at: &position)
        if !isReciprocal { _ = JSONNumber.accept("+", in: bytes, at: &position) }
        let start = position
        var power = 0
        while position < bytes.count, bytes[position].isDigit, position - start <= 6 {
            power = power * 10 + Int(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        exponent += isReciprocal ? -power : power
        return (1...6).contains(position - start)
    }

    private static func accept(_ character: Unicode.Scalar, in bytes: [UInt8], at position: inout Int) -> Bool
    {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// With this many digits (18) a number is full; further ones only count for its size.
    private static let full: UInt64 = 100_000_000_000_000_000
}
