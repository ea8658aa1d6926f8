import AWSSigning
package import FoundationEssentials

/// Moments as AWS's tools and services write them: `2026-11-21T22:04:47Z`, `…+00:00`, `…UTC`, with or without fractions.
///
/// Source: RFC 3339 §5.6; `UTC` at the end is what the CLI writes into its caches.
package enum ISO8601 {
    /// The moment that `text` names, or `nil` where it has another form. Without a zone it is UTC.
    package static func date(_ text: String) -> Date? {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "T" || $0 == "t" || $0 == " "
        }
        guard let first = parts.first, parts.count == 2, let day = day(first) else { return nil }
        let clock = parts[1].prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == "." || $0 == ",") }
        guard let seconds = seconds(clock), let offset = offset(parts[1][clock.endIndex...]) else {
            return nil
        }
        return Date(timeIntervalSince1970: Double(day * 86_400 - offset) + seconds)
    }

    /// `date` in whole seconds, such as `2026-11-21T22:04:47Z`, with another `zone` where the reader expects it.
    package static func text(_ date: Date, zone: String = "Z") -> String {
        let digits = Array(SigningDate(date).description)
        let groups = [0..<4, 4..<6, 6..<8, 9..<11, 11..<13, 13..<15].map { String(digits[$0]) }
        return groups[..<3].joined(separator: "-") + "T" + groups[3...].joined(separator: ":") + zone
    }

    private static func day(_ text: Substring) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { number($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        return CivilDay(year: year, month: month, day: day).daysSinceEpoch
    }

    private static func seconds(_ text: Substring) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0]), let minute = number(parts[1]),
            hour < 24, minute < 60
        else { return nil }
        guard parts.count == 3 else { return Double(hour * 3600 + minute * 60) }
        let second = parts[2].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let whole = number(second[0]), whole <= 60, second.count <= 2 else { return nil }
        let digits = second.count == 2 ? second[1] : "0"
        guard let fraction = Double("0.\(digits)"), !digits.isEmpty else { return nil }
        return Double(hour * 3600 + minute * 60 + whole) + fraction
    }

    /// Seconds east of Greenwich.
    private static func offset(_ zone: Substring) -> Int? {
        guard !["", "Z", "z", "UTC", "GMT"].contains(zone) else { return 0 }
        guard let sign = zone.first, sign == "+" || sign == "-" else { return nil }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let hours = number(digits.prefix(2)), let minutes = number(digits.suffix(2)),
            hours < 24, minutes < 60
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// A number of digits alone.
    private static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text)
    }
}
