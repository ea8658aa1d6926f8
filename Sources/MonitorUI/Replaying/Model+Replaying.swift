import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// Asks for a recording to begin or end.
    mutating func toggleRecording() -> [Effect] {
        guard replay == nil else {
            show("this is a recording already; there is nothing new to record", .notice)
            return []
        }
        return [.toggleRecording]
    }

    /// Opens the dialog for session URLs, which takes a service to ask.
    mutating func openCopyDialog() {
        guard replay == nil else {
            return show("a recording has no service to ask for a URL: `kvsmon url` has", .notice)
        }
        overlay = .copy(newCopyDialog)
    }

    /// Takes in that a recording began or ended.
    mutating func setRecording(_ file: String?, _ words: String) {
        recordingFile = file
        show(words, file == nil ? .notice : .ok)
    }

    /// Takes in where the replay is.
    mutating func setReplay(_ status: ReplayStatus, _ report: StreamReport) {
        if options.isLowBandwidth, let replay, status.isInStep(with: replay) { return }
        replay = status
        self.report = report
        clock = status.position
        started = started ?? status.range.lowerBound
        orderList()
        if let finding = status.finding { choose(finding.id) }
        if let words = status.words { show(words, .notice) }
    }

    private static let commands: [Action: ReplayCommand] = [
        .pause: .togglePause, .stepBack: .stepBack, .stepOn: .stepOn, .laterFinding: .laterFinding,
        .earlierFinding: .earlierFinding, .slower: .slower, .faster: .faster,
    ]

    /// What a key of the replay asks for.
    mutating func control(_ action: Action) -> [Effect] {
        if let command = Self.commands[action] { return [.replay(command)] }
        if action == .askTime { overlay = .prompt(Prompt(.time)) }
        return []
    }

    /// Goes to the time that was typed, or says what is wrong with it.
    mutating func goToTime() -> [Effect] {
        guard let prompt, let replay else { return [] }
        guard let entry = TimeEntry(prompt.text) else {
            changePrompt { $0.fault = "that is no time: write 14:21:36, +10m or -1h" }
            return []
        }
        guard let date = entry.date(at: replay.position, in: replay.range) else {
            let (start, end) = (replay.range.lowerBound, replay.range.upperBound)
            changePrompt { $0.fault = "recorded from \(start.clock(near: end)) to \(end.civil.clock)" }
            return []
        }
        overlay = nil
        follow()
        return [.replay(.go(date))]
    }
}
