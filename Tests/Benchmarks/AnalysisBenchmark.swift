import StreamAnalysis

/// A poll a second, each with one new fragment among thirty known ones, and the report after it.
enum AnalysisBenchmark {
    private static let polls = 200
    private static let tenMinutes = 600
    private static let day = 86_400

    static func shortHistory() -> Row {
        Row(name: "fragment analysed, 10 min known", measurement: measurement(history: tenMinutes))
    }

    static func longHistory() -> Row {
        Row(
            name: "fragment analysed, 24 h known", measurement: measurement(history: day),
            baseline: ("10 min known", measurement(history: tenMinutes)))
    }

    private static func measurement(history: Int) -> Measurement {
        let grown = SampleStream.timeline(fragments: history)
        let listings = (0...polls).map { SampleStream.listing(newest: history + $0) }
        var runs = (0...Measurement.defaultRuns).map { _ in
            // The first change after a copy pays for the copy; a monitor's timeline is never copied.
            var timeline = grown
            timeline.absorb(listings[0])
            return timeline
        }
        return Measurement(units: polls) {
            guard var timeline = runs.popLast() else { return 0 }
            // The screen holds the newest report while the timeline goes on.
            var shown = timeline.report()
            for listing in listings.dropFirst() {
                timeline.absorb(listing)
                shown = timeline.report()
            }
            return shown.fragments.last?.fragment == SampleStream.fragment(history + polls) ? polls : 0
        }
    }
}
