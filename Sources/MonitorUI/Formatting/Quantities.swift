import StreamAnalysis

/// Numbers with units as the columns and the ticking figures of a screen spell them; the rest is ``Wording``'s.
enum Quantity {
    /// A length of time whose tenths don't count from ten seconds on: `0.4 s`, `1.9 s`, `41 s`, `9 min 5 s`, `3 h 41 min`.
    static func duration(_ seconds: Double) -> String {
        guard abs(seconds) < 1e10 else { return "–" }
        guard abs(seconds) >= 9.95 else { return "\(Wording.decimal(seconds, places: 1)) s" }
        return (seconds < 0 ? "−" : "") + wholeDuration(abs(seconds).rounded())
    }

    /// A length of time in whole seconds and at most two units: `1 s`, `9 min 5 s`, `3 h 41 min`; never below 0.
    static func wholeDuration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds < 1e10 else { return "–" }
        return Wording.wholeSpan(Int(max(0, seconds).rounded(.down)))
    }

    /// From this on a lag is a clock that was never set, and its fractions say nothing, in seconds.
    private static let clockLess = 10_000.0

    /// A lag: `+1.82 s`, `+20779 d 2 h`.
    static func lag(_ seconds: Double, places: Int) -> String {
        guard abs(seconds) >= clockLess else { return "\(Wording.signed(seconds, places: places)) s" }
        return (seconds < 0 ? "−" : "+") + wholeDuration(abs(seconds))
    }

    /// A lag in a column whose figures are seconds: `+1.824`, `+20779 d`.
    static func columnLag(_ seconds: Double) -> String {
        abs(seconds) < clockLess ? Wording.signed(seconds, places: 3) : briefLag(seconds)
    }

    /// `43 ms`, `1.2 s`
    static func latency(_ seconds: Double) -> String {
        seconds < 1 ? "\(Wording.decimal(seconds * 1000, places: 0)) ms" : duration(seconds)
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

    /// `312 B/s`, `1.4 kB/s`, to two significant digits so that it doesn't flicker.
    static func byteRate(_ bytesPerSecond: Double) -> String {
        switch bytesPerSecond {
        case ..<10: "\(Wording.decimal(bytesPerSecond, places: 0)) B/s"
        case ..<995: "\(Int((bytesPerSecond / 10).rounded()) * 10) B/s"
        default: "\(Wording.decimal(bytesPerSecond / 1000, places: 1)) kB/s"
        }
    }
}
