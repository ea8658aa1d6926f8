package import FoundationEssentials
package import StreamAnalysis

/// A recording that is played: the analysis of it at any moment, forwards and backwards.
///
/// A scout goes ahead and leaves copies of the analysis behind, so that going to any moment it has passed takes the
/// time of the few observations since the copy before.
package struct Replay: Sendable {
    /// Where it is: the analysis of everything up to ``date``.
    private var present: ReplayMoment
    /// Where it is in time, which may lie between two observations.
    package private(set) var date: Date
    /// When the first observation was made.
    package let start: Date
    private var scout: ReplayScout
    private let recording: RecordedStream

    /// A replay at the beginning of `recording`; throws where that can't be read.
    package init(_ recording: RecordedStream) throws(RecordingError) {
        try self.init(recording, checkpointDistance: ReplayScout.usualDistance)
    }

    /// The same with a copy of the analysis after each `checkpointDistance` observations.
    init(_ recording: RecordedStream, checkpointDistance: Int) throws(RecordingError) {
        let beginning = ReplayMoment(recording)
        var first = beginning
        start = try first.next()?.date ?? recording.header.start
        present = beginning
        date = start
        scout = ReplayScout(beginning, checkpointDistance: checkpointDistance)
        lastDate = recording.lastDate ?? start
        self.recording = recording
    }

    /// What can be said where it is.
    package var report: StreamReport { present.timeline.report() }

    /// When the last observation was made.
    package var end: Date { max(lastDate, scout.moment.date, start) }
    private let lastDate: Date

    /// How much of the recording has been looked through, 0…1; the rest can be played and not yet be gone to.
    package var scouted: Double {
        recording.lineCount > 0 ? Double(scout.moment.cursor.line) / Double(recording.lineCount) : 1
    }

    /// Lines of kinds that a later version of the program brought, as far as it was looked through.
    package var skippedLines: Int { scout.moment.cursor.skippedLines }

    /// Looks through the next `lines` of the recording; `false` once there are none.
    package mutating func scout(lines: Int) throws(RecordingError) -> Bool {
        for _ in 0..<lines {
            guard try scout.step() else { return false }
        }
        return true
    }

    /// Goes to `date`, or as far as the recording goes.
    package mutating func go(to date: Date) throws(RecordingError) {
        while scout.moment.date <= date, try scout.step() {}
        let target = min(max(date, start), scout.hasArrived ? scout.moment.date : end)
        if target < self.date || scout.leads(present, to: target) {
            present = scout.checkpoint(atOrBefore: target)
        }
        try present.absorb(upTo: target)
        self.date = target
    }

    /// Goes on by one poll: to the next listing or playlist.
    package mutating func stepOn() throws(RecordingError) {
        guard let next = try scout.poll(after: date) else { return try go(to: end) }
        try go(to: next)
    }

    /// Goes back to the poll before.
    package mutating func stepBack() throws(RecordingError) {
        try go(to: scout.poll(before: date) ?? start)
    }

    /// Goes to the moment at which the next finding was made, and returns which one; `nil` where there is none.
    package mutating func goToNextFinding() throws(RecordingError) -> Finding? {
        guard let next = try scout.finding(after: date) else { return nil }
        try go(to: next.date)
        return next.finding
    }

    /// Goes to the moment at which the finding before was made, and returns which one; `nil` where there is none.
    package mutating func goToPreviousFinding() throws(RecordingError) -> Finding? {
        guard let previous = scout.finding(before: date) else { return nil }
        try go(to: previous.date)
        return previous.finding
    }
}
