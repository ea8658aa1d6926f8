/// Durations as scenarios write them: `2s`, `1500ms`, `-0.5s`, `5m`, `1h`; to the millisecond.
enum DurationText {
    /// What is accepted, for messages.
    static let accepted = #"a duration such as "2s", "1500ms", "5m" or "1h""#
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]

    /// The duration that `text` says, or `nil` where it says none.
    static func duration(_ text: some StringProtocol) -> Duration? {
        guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        let number = text.dropLast(unit.name.count)
        let isNegative = number.hasPrefix("-")
        let parts = number.dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count > 1 ? parts[1] : "0"
        guard let whole = digits(parts[0]), let fraction = digits(decimals), decimals.count <= 6 else {
            return nil
        }
        let scale = decimals.reduce(Int64(1)) { scale, _ in scale * 10 }
        let (high, low) = (whole * unit.milliseconds, fraction * unit.milliseconds)
        guard low % scale == 0 else { return nil }
        return .milliseconds((high + low / scale) * (isNegative ? -1 : 1))
    }

    /// The shortest way to write `duration`, which is in whole milliseconds.
    static func text(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        let unit = units.last { milliseconds % $0.milliseconds == 0 } ?? units[0]
        return milliseconds == 0 ? "0s" : "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// Twelve digits at most, so that no product overflows.
    private static func digits(_ text: some StringProtocol) -> Int64? {
        guard (1...12).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        return Int64(text)
    }
}
