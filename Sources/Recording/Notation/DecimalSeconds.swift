/// A duration as exact decimal seconds: `1.96`, `-0.000000001`. A floating-point number would lose the last digits.
enum DecimalSeconds {
    /// `Duration` counts attoseconds: this many decimals.
    private static let decimals = 18

    /// `duration` with as many decimals as it takes.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
        guard attoseconds != 0 else { return sign + String(seconds.magnitude) }
        let digits = String(attoseconds.magnitude)
        var fraction = String(repeating: "0", count: decimals - digits.utf8.count) + digits
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(sign)\(seconds.magnitude).\(fraction)"
    }

    /// The duration written in `text`, or `nil`.
    static func duration(_ text: String) -> Duration? {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap(digits), parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard fraction.utf8.count <= decimals,
            let attoseconds = digits(
                fraction + String(repeating: "0", count: decimals - fraction.utf8.count))
        else { return nil }
        let size = Duration(secondsComponent: whole, attosecondsComponent: attoseconds)
        return isNegative ? .zero - size : size
    }

    private static func digits(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }
}
