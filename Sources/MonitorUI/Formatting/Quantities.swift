/// Numbers with units as the screen spells them.
enum Quantity {
    /// `value` with `places` decimal places; `–` for what is no number or too large for one.
    static func decimal(_ value: Double, places: Int) -> String {
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
    static func signed(_ value: Double, places: Int) -> String {
        let text = decimal(value, places: places)
        return text.hasPrefix("−") || text == "–" ? text : "+" + text
    }

    /// A length of time in at most two units: `1.9 s`, `41 s`, `9 min 5 s`, `3 h 41 min`, `2 d 3 h`.
    static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e10 else { return "–" }
        let sign = seconds < 0 ? "−" : ""
        let size = abs(seconds)
        return size < 9.95 ? "\(decimal(seconds, places: 1)) s" : sign + wholeDuration(size.rounded())
    }

    /// A length of time in whole seconds and at most two units: `1 s`, `9 min 5 s`, `3 h 41 min`; never below 0.
    static func wholeDuration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e10 else { return "–" }
        let total = Int(max(0, seconds).rounded(.down))
        return switch total {
        case ..<60: "\(total) s"
        case ..<3600: pair(total / 60, "min", total % 60, "s")
        case ..<86_400: pair(total / 3600, "h", total % 3600 / 60, "min")
        default: pair(total / 86_400, "d", total % 86_400 / 3600, "h")
        }
    }

    private static func pair(_ one: Int, _ unit: String, _ other: Int, _ smaller: String) -> String {
        other == 0 ? "\(one) \(unit)" : "\(one) \(unit) \(other) \(smaller)"
    }

    /// From this on a lag is a clock that was never set, and its fractions say nothing, in seconds.
    private static let clockLess = 10_000.0

    /// A lag: `+1.82 s`, `+20779 d 2 h`.
    static func lag(_ seconds: Double, places: Int) -> String {
        guard abs(seconds) >= clockLess else { return "\(signed(seconds, places: places)) s" }
        return (seconds < 0 ? "−" : "+") + wholeDuration(abs(seconds))
    }

    /// A lag in a column whose figures are seconds: `+1.824`, `+20779 d`.
    static func columnLag(_ seconds: Double) -> String {
        abs(seconds) < clockLess ? signed(seconds, places: 3) : briefLag(seconds)
    }

    /// `43 ms`, `1.2 s`
    static func latency(_ seconds: Double) -> String {
        seconds < 1 ? "\(decimal(seconds * 1000, places: 0)) ms" : duration(seconds)
    }

    /// `788 604`: digits in groups of three.
    static func grouped(_ number: Int) -> String {
        var groups = Substring(String(number))[...]
        var text = ""
        while groups.count > 3 {
            text = " " + groups.suffix(3) + text
            groups = groups.dropLast(3)
        }
        return groups + text
    }

    /// `1.94 Mb/s`, `812 kb/s`
    static func bitRate(_ bitsPerSecond: Double) -> String {
        switch bitsPerSecond {
        case ..<1000: "\(decimal(bitsPerSecond, places: 0)) b/s"
        case ..<999_500: "\(decimal(bitsPerSecond / 1000, places: 0)) kb/s"
        default: "\(decimal(bitsPerSecond / 1_000_000, places: 2)) Mb/s"
        }
    }

    /// `312 B/s`, `1.4 kB/s`, to two significant digits so that it doesn't flicker.
    static func byteRate(_ bytesPerSecond: Double) -> String {
        switch bytesPerSecond {
        case ..<10: "\(decimal(bytesPerSecond, places: 0)) B/s"
        case ..<995: "\(Int((bytesPerSecond / 10).rounded()) * 10) B/s"
        default: "\(decimal(bytesPerSecond / 1000, places: 1)) kB/s"
        }
    }

    /// `1 finding`, `3 findings`
    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}

extension Duration {
    /// The length in seconds.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
