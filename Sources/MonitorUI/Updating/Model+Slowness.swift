import FoundationEssentials
import StreamAnalysis

/// What a slow line changes: all that moves with time moves at once, every few seconds, so that little is written.
extension Model {
    /// How far apart the steps are, in seconds.
    static let slowSeconds = 5.0

    /// Shows `report`, or keeps it for the next step where nothing in it is worth more than that.
    mutating func receive(_ report: StreamReport) {
        guard options.isLowBandwidth, let shown = self.report, let clock,
            report.date.slow <= clock, Self.news(of: report) == Self.news(of: shown)
        else { return take(report) }
        waiting = report
    }

    /// It is `date`: where that begins a step, what waited for it is shown.
    mutating func setClock(_ date: Date) {
        let before = clock
        clock = options.isLowBandwidth ? date.slow : date
        guard clock != before else { return }
        if let waiting { take(waiting) }
        if let waitingFleet { take(waitingFleet) }
    }

    /// What an operator is told without delay: what was found, and whether the calls are answered.
    private static func news(of report: StreamReport) -> [String] {
        let findings = report.findings.prefix(20).map {
            "\($0.kind.rawValue) \($0.subject) \($0.state.rawValue)"
        }
        let calls = report.calls.map { "\($0.operation.rawValue) \($0.consecutiveFailures > 0)" }
        return findings + calls + ["\(report.findings.count)", "\(report.session?.id.ordinal ?? 0)"]
    }
}

extension ReplayStatus {
    /// It goes on as `shown` did, and not so far that a slow screen shows it.
    func isInStep(with shown: ReplayStatus) -> Bool {
        finding == nil && words == nil && !isPaused && !shown.isPaused && speed == shown.speed
            && position >= shown.position
            && position.timeIntervalSince(shown.position) < speed * Model.slowSeconds
    }
}

extension Date {
    /// The step of a slow screen that the date lies in.
    var slow: Date {
        let steps = (timeIntervalSince1970 / Model.slowSeconds).rounded(.down)
        return Date(timeIntervalSince1970: steps * Model.slowSeconds)
    }
}
