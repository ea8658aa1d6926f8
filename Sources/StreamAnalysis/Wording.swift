import FoundationEssentials

/// How times, lengths and numbers stand in sentences.
enum Wording {
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

    /// A length of time: `120 ms`, `4.2 s`, `3 min 20 s`.
    static func span(_ seconds: Double) -> String {
        let sign = seconds < 0 ? "-" : ""
        let magnitude = abs(seconds)
        guard magnitude.isFinite, magnitude < 1e9 else { return "an unknown time" }
        if magnitude < 0.9995 { return "\(sign)\(Int((magnitude * 1000).rounded())) ms" }
        if magnitude < 120 { return "\(sign)\(tenths(magnitude)) s" }
        let whole = Int(magnitude.rounded())
        if whole < 7200 { return "\(sign)\(whole / 60) min \(whole % 60) s" }
        return "\(sign)\(whole / 3600) h \(whole / 60 % 60) min"
    }

    /// `text` with a full stop at its end.
    static func sentence(_ text: String) -> String {
        text.hasSuffix(".") ? text : "\(text)."
    }

    /// A number with one decimal: `4.2`.
    static func tenths(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return "\(value < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }

    /// A bit rate: `350 kbit/s`, `2.4 Mbit/s`.
    static func rate(_ bitsPerSecond: Double) -> String {
        guard abs(bitsPerSecond) < 1e15 else { return "an unknown rate" }
        let megabit = 1e6
        return bitsPerSecond < megabit
            ? "\(whole(bitsPerSecond / 1000)) kbit/s" : "\(tenths(bitsPerSecond / megabit)) Mbit/s"
    }

    /// The end of a fragment number, enough to find it: `…386831087`.
    static func short(_ number: FragmentNumber) -> String {
        let digits = number.digits
        let shown = 9
        return digits.utf8.count > shown ? "…\(digits.suffix(shown))" : digits
    }

    /// `1 fragment`, `3 fragments`.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }
}
