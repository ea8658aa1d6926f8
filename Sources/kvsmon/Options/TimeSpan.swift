import ArgumentParser

/// A length of time as people write it: `90`, `90s`, `5m`, `12h`, `1d`.
struct TimeSpan: ExpressibleByArgument, Hashable {
    /// The length in whole seconds, at least 0.
    let seconds: Int

    /// The same as a duration.
    var duration: Duration { .seconds(seconds) }

    /// A length of `seconds`.
    init(seconds: Int) { self.seconds = seconds }

    /// Reads a whole number and a unit (`s`, `m`, `h`, `d`; seconds without one).
    init?(argument: String) {
        let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let factor = argument.last.flatMap { factors[$0] }
        let digits = factor == nil ? argument[...] : argument.dropLast()
        guard let count = Int(digits), count >= 0 else { return nil }
        let (seconds, overflow) = count.multipliedReportingOverflow(by: factor ?? 1)
        guard !overflow else { return nil }
        self.seconds = seconds
    }

    /// The form that `--help` shows for a default.
    var defaultValueDescription: String {
        let units = [(3600, "h"), (60, "m"), (1, "s")]
        let unit = units.first { seconds % $0.0 == 0 && seconds >= $0.0 } ?? (1, "s")
        return "\(seconds / unit.0)\(unit.1)"
    }
}
