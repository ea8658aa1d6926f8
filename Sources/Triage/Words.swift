import FoundationEssentials

/// Figures as people read them.
enum Words {
    /// A duration: `12 ms`, `2.4 s`, `7 min 12 s`, `3 h 5 min`, `4 d 2 h`.
    static func seconds(_ seconds: Double) -> String {
        let magnitude = abs(seconds)
        switch magnitude {
        case ..<1: return "\(Int((magnitude * 1000).rounded())) ms"
        case ..<60: return decimal(magnitude) + " s"
        case ..<3600: return pair(magnitude, (60, "min"), (1, "s"))
        case ..<86_400: return pair(magnitude, (3600, "h"), (60, "min"))
        case ..<1e12: return pair(magnitude, (86_400, "d"), (3600, "h"))
        default: return "ages"
        }
    }

    /// A duration in the same words.
    static func duration(_ duration: Duration) -> String { seconds(duration / .seconds(1)) }

    /// `1 stream`, `2 streams`.
    static func count(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }

    /// The first `most` of `items`, and how many more there are.
    static func list(_ items: [String], most: Int) -> String {
        let shown = items.prefix(most).joined(separator: ", ")
        return items.count > most ? shown + " and \(items.count - most) more" : shown
    }

    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func pair(
        _ seconds: Double, _ large: (size: Int, unit: String), _ small: (size: Int, unit: String)
    ) -> String {
        let whole = Int(seconds.rounded(.down))
        let rest = whole % large.size / small.size
        return "\(whole / large.size) \(large.unit)" + (rest == 0 ? "" : " \(rest) \(small.unit)")
    }
}
