import FoundationEssentials
import StreamAnalysis

/// How values stand in documents.
enum Phrase {
    /// `99.95 %`; never 100 where something is missing.
    static func percent(_ fraction: Double) -> String {
        let digits = 2
        let scale = 10_000.0
        let rounded = (fraction * scale).rounded()
        let shown = rounded >= scale && fraction < 1 ? scale - 1 : rounded
        return Wording.decimal(shown / 100, places: digits) + " %"
    }

    /// `43 ms`.
    static func milliseconds(_ duration: Duration) -> String {
        Wording.decimal(duration / .milliseconds(1), places: 0) + " ms"
    }

    /// `14.2 MB`, in powers of ten.
    static func bytes(_ count: Int) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = Double(count)
        var unit = 0
        while abs(value) >= 1000, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return Wording.decimal(value, places: unit == 0 ? 0 : 1) + " " + units[unit]
    }

    /// `2026-11-21 14:22:07` in UTC.
    static func moment(_ date: Date) -> String {
        let text = Timestamp.iso8601(date)
        return text.prefix(10) + " " + text.dropFirst(11).prefix(8)
    }

    /// `2026-11-21 14:21:02 – 14:21:08`, the date once where both are of one day.
    static func range(_ from: Date, _ to: Date?) -> String {
        guard let to else { return moment(from) + " – now" }
        let (start, end) = (moment(from), moment(to))
        return start.prefix(10) == end.prefix(10) ? start + " – " + end.dropFirst(11) : start + " – " + end
    }
}
