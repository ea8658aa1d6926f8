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

    /// The number that `text` writes, or `nil` where it writes none.
    init?(_ text: ArraySlice<UInt8>) {
        var rest = text
        if rest.first == UInt8(ascii: "-") {
            isNegative = true
            rest.removeFirst()
        }
        guard rest.first?.isDigit == true else { return nil }
        take(&rest, shift: 0)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard rest.first?.isDigit == true else { return nil }
            take(&rest, shift: -1)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
            guard rest.count <= 6, let power = Int(String(decoding: rest, as: UTF8.self)) else { return nil }
            exponent += power
            rest = []
        }
        guard rest.isEmpty else { return nil }
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
            // A UInt64 has at most 20 digits: anything smaller rounds to 0.
            guard remaining > -20 else { return 0 }
            let divisor = (0 ..< -remaining).reduce(UInt64(1)) { power, _ in power * 10 }
            let half: UInt64 = value % divisor >= divisor - divisor / 2 ? 1 : 0
            value = value / divisor + half
        }
        guard let magnitude = Int(exactly: value) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    private mutating func take(_ rest: inout ArraySlice<UInt8>, shift: Int) {
        while let byte = rest.first, byte.isDigit {
            // 18 digits always fit; more would be beyond a nanosecond of any date.
            if digits < 100_000_000_000_000_000 {
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                exponent += shift
            } else {
                exponent += shift + 1
            }
            rest.removeFirst()
        }
    }
}
