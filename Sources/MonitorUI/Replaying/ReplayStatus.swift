package import FoundationEssentials
package import StreamAnalysis

/// Where a replay is and how it goes.
package struct ReplayStatus: Sendable {
    /// When the recording begins and ends.
    package var range: ClosedRange<Date>
    /// The moment on screen.
    package var position: Date
    /// Recorded seconds a second.
    package var speed: Double
    /// Whether it stands still.
    package var isPaused: Bool
    /// How much was looked through, 0…1; the rest takes longer to go to.
    package var scouted: Double
    /// The finding it went to, which is to be shown.
    package var finding: Finding?
    /// Something to say, such as that there is no later finding.
    package var words: String?

    /// A replay that stands at the beginning of `range`.
    package init(range: ClosedRange<Date>, speed: Double = 1) {
        self.range = range
        position = range.lowerBound
        self.speed = speed
        isPaused = false
        scouted = 0
    }
}

/// What the operator asks of a replay.
package enum ReplayCommand: Hashable, Sendable {
    /// Stand still, or go on.
    case togglePause
    /// To the next poll, and stand still.
    case stepOn
    /// To the poll before, and stand still.
    case stepBack
    /// To when the next finding was made.
    case laterFinding
    /// To when the finding before was made.
    case earlierFinding
    /// At half the speed.
    case slower
    /// At twice the speed.
    case faster
    /// To this moment.
    case go(Date)
}
