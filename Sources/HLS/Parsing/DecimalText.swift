/// Exact decimals: a `Double` would turn 1.01 s into 1.01000000000000000888 s.
///
/// Source: RFC 8216 §4.2, decimal-integer, decimal-floating-point and signed-decimal-floating-point.
enum DecimalText {
    /// `Duration` counts attoseconds: this many decimals.
    private static let decimals = 18
    private static let attosecondsPerMillisecond: Int64 = 1_000_000_000_000_000

    /// The decimal-integer `bytes`, or `nil` where it is none or too large.
    static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var value = 0
        for byte in bytes {
            guard let digit = byte.digit else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= .max - digit else { return nil }
            value = product + digit
        }
        return value
    }

    /// The seconds `bytes`, such as `1.01`, `-30` or `5.`, or `nil`; digits after the eighteenth decimal are dropped.
    static func seconds(_ bytes: ArraySlice<UInt8>) -> Duration? {
        let isNegative = bytes.first == .minus
        let digits = isNegative ? bytes.dropFirst() : bytes
        let point = digits.firstIndex(of: .point) ?? digits.endIndex
        guard let whole = integer(digits[..<point]) else { return nil }
        let fraction = digits[point...].dropFirst()
        guard fraction.allSatisfy({ $0.digit != nil }) else { return nil }
        var attoseconds: Int64 = 0
        for position in 0..<decimals {
            let index = fraction.startIndex + position
            attoseconds = attoseconds * 10 + Int64(index < fraction.endIndex ? fraction[index].digit ?? 0 : 0)
        }
        let value = Duration(secondsComponent: Int64(whole), attosecondsComponent: attoseconds)
        return isNegative ? .zero - value : value
    }

    /// Seconds with one to three decimals, rounded to the millisecond: `5.0`, `1.01`, `-0.5`.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let half = attosecondsPerMillisecond / 2
        let thousandths = (attoseconds.magnitude + UInt64(half)) / UInt64(attosecondsPerMillisecond)
        let whole = seconds.magnitude + thousandths / 1000
        let isNegative = (seconds < 0 || attoseconds < 0) && (whole, thousandths) != (0, 0)
        var digits = padded(Int(thousandths % 1000), to: 3)
        while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        return (isNegative ? "-" : "") + "\(whole).\(digits)"
    }

    /// `value` with zeros before it, at least `width` digits wide.
    static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
