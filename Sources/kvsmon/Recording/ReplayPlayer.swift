import Foundation
import HTTPTransport
import MonitorUI
import Recording
import StreamAnalysis

/// Moves a replay on with the clock, and where the operator says.
actor ReplayPlayer {
    /// Speeds that can be asked for.
    static let speeds = 0.0625...4096.0
    private static let frame = Duration.milliseconds(100)
    /// So many lines are looked through before anything else is listened to: a few milliseconds' work.
    private static let scoutedLines = 200

    private var replay: Replay
    private var status: ReplayStatus
    private let time: TimeSource
    /// When and where the replay began to go on.
    private var anchor: (uptime: Duration, position: Date)

    /// A player of `replay` from where it is; `flaw` is what is wrong with the recording's end.
    init(_ replay: Replay, speed: Double, flaw: String?, time: TimeSource = .system) {
        self.replay = replay
        self.time = time
        status = ReplayStatus(range: replay.start...replay.end, speed: speed)
        status.words = flaw
        anchor = (time.uptime(), replay.date)
    }

    /// Plays until the task is cancelled; throws where the recording can't be read on.
    func run(_ show: @Sendable (Message) -> Void) async throws {
        show(message())
        while !Task.isCancelled {
            let slice = time.uptime()
            try scout(until: slice + Self.frame / 2)
            if try moveOn() { show(message()) }
            // Cancellation ends the wait early, and then the loop.
            try? await time.sleep(max(.zero, Self.frame - (time.uptime() - slice)))
        }
    }

    /// Does what the operator asks; throws where the recording can't be read.
    func perform(_ command: MonitorUI.ReplayCommand) throws -> Message {
        status.finding = nil
        switch command {
        case .togglePause: togglePause()
        case .stepOn: try step { (replay) throws(RecordingError) in try replay.stepOn() }
        case .stepBack: try step { (replay) throws(RecordingError) in try replay.stepBack() }
        case .laterFinding:
            try goToFinding("later") { (replay) throws(RecordingError) in try replay.goToNextFinding() }
        case .earlierFinding:
            try goToFinding("earlier") { (replay) throws(RecordingError) in try replay.goToPreviousFinding() }
        case .slower: change(speed: status.speed / 2)
        case .faster: change(speed: status.speed * 2)
        case .go(let date): try replay.go(to: date)
        }
        settle()
        return message()
    }

    private func scout(until deadline: Duration) throws(RecordingError) {
        guard status.scouted < 1 else { return }
        while time.uptime() < deadline {
            guard try replay.scout(lines: Self.scoutedLines) else { break }
        }
    }

    /// Goes on with the clock; `false` where nothing is new to be seen.
    private func moveOn() throws(RecordingError) -> Bool {
        let wasScouted = status.scouted
        status.scouted = replay.scouted
        guard !status.isPaused else { return wasScouted != status.scouted }
        let passed = (time.uptime() - anchor.uptime) / .seconds(1)
        try replay.go(to: anchor.position.addingTimeInterval(passed * status.speed))
        if replay.scouted >= 1, replay.date >= replay.end { status.isPaused = true }
        return true
    }

    private func togglePause() {
        status.isPaused.toggle()
        if !status.isPaused, replay.date >= replay.end {
            status.isPaused = true
            status.words = "this is the end of the recording: [ steps back, g goes to a time"
        }
    }

    private func step(_ step: (inout Replay) throws(RecordingError) -> Void) throws(RecordingError) {
        status.isPaused = true
        try step(&replay)
    }

    private func goToFinding(
        _ word: String, _ go: (inout Replay) throws(RecordingError) -> Finding?
    ) throws(RecordingError) {
        status.finding = try go(&replay)
        if status.finding == nil { status.words = "there is no \(word) finding in this recording" }
    }

    private func change(speed: Double) {
        status.speed = min(max(speed, Self.speeds.lowerBound), Self.speeds.upperBound)
    }

    private func settle() { anchor = (time.uptime(), replay.date) }

    private func message() -> Message {
        status.position = replay.date
        status.range = replay.start...replay.end
        defer {
            status.words = nil
            status.finding = nil
        }
        return .replayed(status, replay.report)
    }
}
