import FoundationEssentials
import StreamAnalysis

/// A place in a recording with the analysis of all that comes before it.
struct ReplayMoment: Sendable {
    /// What is read next.
    private(set) var cursor: RecordingCursor
    /// The analysis.
    private(set) var timeline: StreamTimeline
    /// The date of the newest observation; clocks that were put back don't put it back.
    private(set) var date = Date.distantPast
    /// What was read and lies after the moment.
    private var waiting: Observation?

    /// The beginning of `recording`.
    init(_ recording: RecordedStream) {
        cursor = recording.cursor()
        timeline = recording.emptyTimeline
    }

    /// Takes in the next observation and returns it; `nil` at the end.
    mutating func next() throws(RecordingError) -> Observation? {
        guard let observation = try upcoming() else { return nil }
        absorb(observation)
        return observation
    }

    /// Takes in all observations whose turn has come at `target`.
    mutating func absorb(upTo target: Date) throws(RecordingError) {
        while let observation = try upcoming() {
            guard max(date, observation.date) <= target else {
                waiting = observation
                return
            }
            absorb(observation)
        }
    }

    private mutating func upcoming() throws(RecordingError) -> Observation? {
        if let waiting { return waiting }
        return try cursor.next()
    }

    private mutating func absorb(_ observation: Observation) {
        waiting = nil
        timeline.absorb(observation)
        date = max(date, observation.date)
    }
}
