/// How long one unit of work takes, from several runs.
struct Measurement: Sendable {
    /// Nanoseconds a unit, one value a run, ascending.
    private let runs: [Double]

    /// How many runs are timed, after one that isn't.
    static let defaultRuns = 11

    /// The run in the middle.
    var median: Double { runs[runs.count / 2] }
    /// The fastest run: what the others would be without the rest of the machine.
    var minimum: Double { runs.first ?? 0 }

    /// Runs `work`, which does `units` units of work and says how many, once to warm up and then `runs` times.
    init(units: Int, runs: Int = defaultRuns, _ work: () -> Int) {
        var done = work()
        let clock = ContinuousClock()
        self.runs = (0..<runs).map { _ in
            let time = clock.measure { done += work() }
            return Double(time / .nanoseconds(1)) / Double(units)
        }.sorted()
        // The sum also keeps the compiler from leaving the work out.
        precondition(done == units * (runs + 1), "the work wasn't done")
    }
}

/// A row of the table.
struct Row {
    /// What one unit of the work is.
    let name: String
    /// How long it takes.
    let measurement: Measurement
    /// What it is compared with, and how long that takes.
    var baseline: (name: String, measurement: Measurement)?

    static let heading = columns("one …", "median", "min", "compared with", "median", "faster")

    var text: String {
        let compared = baseline.map { baseline in
            let ratio = baseline.measurement.median / measurement.median
            return (
                baseline.name, Self.time(baseline.measurement.median), Self.decimal(ratio, digits: 2) + "×"
            )
        }
        return Self.columns(
            name, Self.time(measurement.median), Self.time(measurement.minimum), compared?.0 ?? "",
            compared?.1 ?? "",
            compared?.2 ?? "")
    }

    private static func columns(
        _ name: String, _ median: String, _ minimum: String, _ against: String, _ other: String,
        _ ratio: String
    ) -> String {
        padded(name, 34) + left(median, 13) + left(minimum, 13) + "   " + padded(against, 26)
            + left(other, 13)
            + left(ratio, 8)
    }

    private static func time(_ nanoseconds: Double) -> String { decimal(nanoseconds, digits: 0) + " ns" }

    private static func decimal(_ value: Double, digits: Int) -> String {
        guard digits > 0 else { return "\(Int(value.rounded()))" }
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
