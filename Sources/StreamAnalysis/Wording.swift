import FoundationEssentials

/// How times, lengths and numbers stand in sentences, on screens and in documents, which all say the same of the same.
///
/// Negatives have the minus sign U+2212, which a terminal without Unicode shows as `-`; what machines read is written elsewhere.
package enum Wording {
    /// The time of day in UTC: `14:21:02`.
    static func clock(_ date: Date) -> String {
        let secondsInDay = 86_400
        let seconds = whole(date.timeIntervalSince1970.rounded(.down)) % secondsInDay
        let positive = seconds < 0 ? seconds + secondsInDay : seconds
        return [positive / 3600, positive / 60 % 60, positive % 60].map(twoDigits).joined(separator: ":")
    }

    /// The date in UTC: `2026-01-01`.
    static func day(_ date: Date) -> String {
        // Thousands of years from now, calendars are no help.
        let sensibleSeconds = 50e9
        guard abs(date.timeIntervalSince1970) < sensibleSeconds else { return "an impossible day" }
        return date.formatted(.iso8601.year().month().day())
    }

    /// The nearest whole number, or 0 where there is none that fits.
    static func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }

    /// A length of time: `120 ms`, `4.2 s`, `41.3 s`, `3 min 20 s`, `6 h`, `2 d 3 h`.
    package static func span(_ seconds: Double) -> String {
        let size = abs(seconds)
        guard size < mostSeconds else { return "an unknown time" }
        if size < 0.9995 { return "\(decimal(seconds * 1000, places: 0)) ms" }
        if size < 59.95 { return "\(tenths(seconds)) s" }
        return (seconds < 0 ? "−" : "") + wholeSpan(Int(size.rounded()))
    }

    /// A length of time in words as ``span(_:)-(Double)`` has them.
    package static func span(_ duration: Duration) -> String { span(duration.inSeconds) }

    /// A length of time in whole seconds and at most two units: `1 s`, `9 min 5 s`, `3 h 41 min`, `2 d`.
    package static func wholeSpan(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: pair(seconds / 60, "min", seconds % 60, "s")
        case ..<86_400: pair(seconds / 3600, "h", seconds % 3600 / 60, "min")
        default: pair(seconds / 86_400, "d", seconds % 86_400 / 3600, "h")
        }
    }

    /// A limit that was set rather than measured: `3 s`, `250 ms`.
    package static func limit(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return attoseconds == 0 ? wholeSpan(Int(seconds)) : span(duration)
    }

    /// A measured length of time, where milliseconds tell something: `1.939 s`, and from a minute on as spans are, `3 min 20 s`.
    package static func measured(_ seconds: Double) -> String {
        abs(seconds) < 59.9995 ? "\(decimal(seconds, places: 3)) s" : span(seconds)
    }

    private static func pair(_ one: Int, _ unit: String, _ other: Int, _ smaller: String) -> String {
        other == 0 ? "\(one) \(unit)" : "\(one) \(unit) \(other) \(smaller)"
    }

    /// Thirty thousand years: what is further away isn't a time, in seconds.
    private static let mostSeconds = 1e12

    /// `text` with a full stop at its end.
    static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? text : "\(text)."
    }

    /// A number with one decimal: `4.2`.
    static func tenths(_ value: Double) -> String { decimal(value, places: 1) }

    /// `value` with `places` decimals: `1.83`; `–` for what is no number or too large for one.
    package static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * scale).rounded())
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard places > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % Int(scale))
        let zeros = String(repeating: "0", count: places - fraction.count)
        return "\(sign)\(scaled / Int(scale)).\(zeros)\(fraction)"
    }

    /// The same with a `+` where it isn't negative.
    package static func signed(_ value: Double, places: Int) -> String {
        let text = decimal(value, places: places)
        return text.hasPrefix("−") || text == "–" ? text : "+" + text
    }

    /// A bit rate: `812 kb/s`, `1.94 Mb/s`.
    package static func rate(_ bitsPerSecond: Double) -> String {
        switch bitsPerSecond {
        case ..<1000: "\(decimal(bitsPerSecond, places: 0)) b/s"
        case ..<999_500: "\(decimal(bitsPerSecond / 1000, places: 0)) kb/s"
        default: "\(decimal(bitsPerSecond / 1_000_000, places: 2)) Mb/s"
        }
    }

    /// A stream's name in a sentence; of a long one both ends, since 256 characters, which the service allows, hide the rest.
    package static func name(_ name: String) -> String {
        let (most, end) = (40, 19)
        return name.count > most ? "\(name.prefix(most - end - 1))…\(name.suffix(end))" : name
    }

    /// The end of a fragment number, enough to find it: `…386831087`.
    static func short(_ number: FragmentNumber) -> String {
        let digits = number.digits
        let shown = 9
        return digits.utf8.count > shown ? "…\(digits.suffix(shown))" : digits
    }

    /// `1 fragment`, `3 fragments`.
    package static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }
}
