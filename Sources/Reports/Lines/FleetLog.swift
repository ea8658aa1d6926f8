package import FoundationEssentials
package import StreamAnalysis

/// Many streams told in lines, one for each change, behind the name of the stream that it is about.
///
/// ```
/// 14:22:07Z  streams: cam-* in us-west-2
/// 14:22:08Z  streams: 40, a look at each every 5 s
/// 14:22:13Z  cam-7: critical: gap, confirmed, 14:21:02 to 14:21:08, reconnect-with-loss. 6.0 s of media …
/// 14:22:13Z  cam-7: health: critical
/// 14:22:13Z  cam-1: health: ok
/// 14:22:13Z  streams: 40, 1 critical, 39 ok
/// ```
/// Nothing is told of a stream before all were looked at, so that the worst come first; then changes are told as they come.
package struct FleetLog: Sendable {
    private let words: String
    private let region: String
    private var logs: [String: ChangeLog] = [:]
    private var stamp = LineStamp()
    private var fleet: FleetReport?
    /// What is told once all were looked at, by the streams' names; `nil` from then on.
    private var held: [String: StreamReport]? = [:]
    /// The streams that were told of before, and whether they were gone.
    private var known: [String: Bool] = [:]
    private var canSearch = true
    private var beginning: Date?
    private var beat: Date?

    /// A sign of life comes so often, in seconds.
    private static let beatSeconds = 60.0

    /// The log of the streams that `words` ask for in `region`.
    package init(_ words: String, in region: String) {
        self.words = words
        self.region = region
    }

    /// The first line, for whoever looks before anything has come.
    package mutating func opening(at date: Date) -> [String] {
        beat = date
        return stamp.stamped(["streams: \(words) in \(region)"], at: date)
    }

    /// What is new in `report`, which is of one of the streams.
    package mutating func lines(for report: StreamReport) -> [String] {
        guard held == nil else {
            held?[report.stream.name] = report
            return []
        }
        return stamp.stamped(changes(report), at: report.date)
    }

    /// What is new in `report`, which is of all streams, at `date`.
    package mutating func lines(for report: FleetReport, at date: Date) -> [String] {
        defer { fleet = report }
        let greeting = fleet == nil ? ["streams: \(report.streams.count), \(pace(report))"] : []
        beginning = beginning ?? date
        let news = searching(report) + comings(report)
        let isComplete = report.counts[.waiting] == nil
        let beginning = held != nil && isComplete ? begin(report) : []
        return stamp.stamped(greeting + news + beginning, at: date)
    }

    /// A sign of life once a minute, and what waited too long for streams that don't answer.
    package mutating func signOfLife(at date: Date) -> [String] {
        if held != nil, let fleet, let beginning,
            date.timeIntervalSince(beginning) > Self.patienceSeconds(fleet)
        {
            return stamp.stamped(begin(fleet), at: date)
        }
        guard let beat, date.timeIntervalSince(beat) >= Self.beatSeconds else { return [] }
        self.beat = date
        let state = fleet.map { "streams: \(sum($0))" } ?? "nothing is known of the streams yet"
        return stamp.stamped(["alive: \(state)"], at: date)
    }

    /// Two looks at each, and what a call may take.
    private static func patienceSeconds(_ fleet: FleetReport) -> Double { 2 * fleet.cadence.seconds + 5 }
}

extension FleetLog {
    /// All that was held back, the worst first, and how many streams are how.
    private mutating func begin(_ report: FleetReport) -> [String] {
        let reports = held ?? [:]
        held = nil
        return report.streams.flatMap { stream in reports[stream.name].map { changes($0) } ?? [] }
            + ["streams: \(sum(report))"]
    }

    private mutating func changes(_ report: StreamReport) -> [String] {
        let name = report.stream.name
        return logs[name, default: ChangeLog(report.stream)].changes(in: report).map { "\(name): \($0)" }
    }

    /// `40, 1 critical, 39 ok`.
    private func sum(_ report: FleetReport) -> String {
        let counts = report.counts
        let parts = StreamSummary.Level.allCases.compactMap { level in counts[level].map { "\($0) \(level)" }
        }
        return ([String(report.streams.count)] + parts).joined(separator: ", ")
    }

    private func pace(_ report: FleetReport) -> String {
        report.streams.count > report.cadence.followed
            ? "a look at each every \(Wording.span(report.cadence.seconds))" : "each followed"
    }

    /// Streams that are new or gone; those of the first report are neither.
    private mutating func comings(_ report: FleetReport) -> [String] {
        let isFirst = known.isEmpty
        var lines: [String] = []
        for stream in report.streams {
            let isGone = if case .gone = stream.health { true } else { false }
            let wasGone = known.updateValue(isGone, forKey: stream.name)
            guard !isFirst, wasGone != isGone else { continue }
            // What comes back begins anew.
            if isGone { logs[stream.name] = nil }
            let change = isGone ? "gone, it isn't listed any more" : wasGone == nil ? "new" : "listed again"
            lines.append("\(stream.name): \(change)")
        }
        return lines
    }

    private mutating func searching(_ report: FleetReport) -> [String] {
        let failure = report.search?.failure
        guard canSearch != (failure == nil) else { return [] }
        canSearch = failure == nil
        return [
            failure.map { "streams: new ones can't be looked for, \($0.code). \($0.message)" }
                ?? "streams: new ones are looked for again"
        ]
    }
}
