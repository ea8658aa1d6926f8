import StreamAnalysis

/// What a new fragment costs when a day of fragments is known, against ten minutes: among a page of new ones, as when the past
/// is listed, and alone in its poll, as while a stream is watched.
enum AnalysisBenchmark {
    private static let pageSize = 1000
    private static let polls = 200
    private static let tenMinutes = 600
    private static let day = 86_400 - pageSize

    /// A listing of a thousand fragments that nobody knew, and the report after it.
    static func page(_ name: String) -> Row {
        Row(
            name: name, measurement: pageMeasurement(history: day),
            baseline: ("10 min known", pageMeasurement(history: tenMinutes)))
    }

    /// A listing of thirty fragments of which one is new, once a second, and the report after it.
    static func poll(_ name: String) -> Row {
        Row(
            name: name, measurement: pollMeasurement(history: day),
            baseline: ("10 min known", pollMeasurement(history: tenMinutes)))
    }

    private static func pageMeasurement(history: Int) -> Measurement {
        let page = SampleStream.listing(newest: history + pageSize, count: pageSize)
        return measurement(
            history: history, [SampleStream.listing(newest: history), page], newFragments: pageSize)
    }

    private static func pollMeasurement(history: Int) -> Measurement {
        let listings = (0...polls).map { SampleStream.listing(newest: history + $0) }
        return measurement(history: history, listings, newFragments: polls)
    }

    private static func measurement(
        history: Int, _ listings: [Observation], newFragments: Int
    ) -> Measurement {
        let grown = SampleStream.timeline(fragments: history)
        var timelines = (0...Measurement.defaultRuns).map { _ in
            // The first change after a copy pays for the copy; a monitor's timeline is never copied.
            var timeline = grown
            timeline.absorb(listings[0])
            return timeline
        }
        var run = 0
        return Measurement(units: newFragments) {
            guard run < timelines.count else { return 0 }
            // The screen holds the newest report while the timeline goes on.
            var shown = timelines[run].report()
            for listing in listings.dropFirst() {
                timelines[run].absorb(listing)
                shown = timelines[run].report()
            }
            run += 1
            let newest = SampleStream.fragment(history + newFragments)
            return shown.fragments.last?.fragment == newest ? newFragments : 0
        }
    }
}
