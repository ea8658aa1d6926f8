import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ReplayingTests {
    private static let range = Scene.now.addingTimeInterval(-3600)...Scene.now.addingTimeInterval(600)

    /// The screen of a replay that stands at the moment of all scenes.
    private static func replaying(columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(.connecting, columns: columns, rows: rows)
        if let report = Scene.broken.report { _ = model.update(.replayed(status(), report)) }
        return model
    }

    private static func status(_ change: (inout ReplayStatus) -> Void = { _ in }) -> ReplayStatus {
        var status = ReplayStatus(range: range)
        status.position = Scene.now
        status.scouted = 1
        change(&status)
        return status
    }

    @Test(arguments: [(120, 40), (80, 24)])
    func theScreenSaysThatItIsAReplayAndWhere(columns: Int, rows: Int) {
        let screen = Self.replaying(columns: columns, rows: rows).screen
        #expect(screen.contains("► REPLAY 14:22:07Z  1:00:00 of 1:10:00  ×1"))
        #expect(screen.contains("Space pause"))
    }

    @Test func aRecordingThatBeginsWithoutFragmentsWaitsForNoAnswer() {
        var model = Model.showing(.connecting, columns: 80, rows: 24)
        let nothing = StreamReport(
            date: .distantPast, stream: StreamDescription(name: "cam", region: "us-west-2"))
        _ = model.update(.replayed(Self.status(), nothing))
        #expect(model.screen.contains("The recording holds no fragment yet of cam"))
        #expect(!model.screen.contains("answer"))
    }

    @Test func aFilteredListIsThatOfWhereTheReplayIs() throws {
        var model = Self.replaying()
        model.press(.character("2"), .character("/"), .character("8"), .enter)
        var earlier = try #require(Scene.broken.report)
        var history = FragmentHistory()
        for archived in earlier.fragments.prefix(3) { history.insert(archived) }
        earlier.fragments = history
        _ = model.update(.replayed(Self.status(), earlier))
        #expect(model.screen.contains("1 of 3"))
    }

    @Test func theHelpLeavesOutTheKeysThatTheReplayHas() {
        var model = Self.replaying(columns: 100, rows: 300)
        model.press(.character("?"))
        #expect(model.screen.contains("Go to when the next finding was made."))
        for words in [
            "Select the next finding and show it.", "Freeze the screen", "Show the playlist before",
        ] {
            #expect(!model.screen.contains(words))
        }
        #expect(model.screen.contains("Select the finding below."))
        #expect(model.screen.contains("Save what is on screen"))
    }

    @Test func onAListTheHelpOfTheReplayLeavesOutTheKeysThatTheListHas() {
        var model = Self.replaying(columns: 100, rows: 300)
        model.press(.character("2"), .character("?"))
        #expect(model.screen.contains("Sort by the next column."))
        #expect(!model.screen.contains("Play at twice the speed."))
        #expect(!model.screen.contains("when the next finding was made"))
        #expect(model.screen.contains("Select the next row that is in trouble."))
    }

    @Test func theHelpOfALiveScreenLeavesNothingOut() {
        let keys = KeyMap.standard
        for scope in KeyBinding.Scope.allCases {
            #expect(
                keys.helpBindings(in: scope, where: [.stream, .findings, .everywhere])
                    == keys.bindings(in: scope))
        }
    }

    @Test func pauseAndSpeedAreShown() throws {
        var model = Self.replaying()
        let paused = Self.status {
            $0.isPaused = true
            $0.speed = 0.25
            $0.scouted = 0.434
        }
        _ = model.update(.replayed(paused, try #require(Scene.broken.report)))
        #expect(model.screen.contains("‖ REPLAY 14:22:07Z  1:00:00 of 1:10:00  ×1/4  looking through 43 %"))
    }

    @Test(arguments: [
        (Key.character(" "), ReplayCommand.togglePause), (.character("["), .stepBack),
        (.character("]"), .stepOn), (.character("e"), .laterFinding), (.character("E"), .earlierFinding),
        (.character("<"), .slower), (.character(">"), .faster),
    ])
    func keysMoveTheReplay(key: Key, command: ReplayCommand) {
        var model = Self.replaying()
        #expect(model.press(key) == [.replay(command)])
    }

    @Test func aTimeIsAskedForAndGoneTo() {
        var model = Self.replaying()
        model.press(.character("g"))
        for character in "14:21:99" { model.press(.character(character)) }
        model.press(.backspace, .backspace)
        for character in "36" { model.press(.character(character)) }
        #expect(model.screen.contains("go to 14:21:36_"))
        #expect(model.press(.enter) == [.replay(.go(Scene.now.addingTimeInterval(-31)))])
        #expect(model.overlay == nil)
    }

    @Test(arguments: [("soon", "that is no time"), ("03:00", "recorded from 13:22:07 to 14:32:07")])
    func aWrongTimeIsTold(text: String, words: String) {
        var model = Self.replaying()
        model.press(.character("g"))
        for character in text { model.press(.character(character)) }
        #expect(model.press(.enter).isEmpty)
        #expect(model.screen.contains(words))
        model.press(.escape)
        #expect(model.overlay == nil)
    }

    @Test func thereIsNoSessionToOpenAndNothingToRecord() {
        var model = Self.replaying()
        #expect(model.press(.character("c")).isEmpty)
        #expect(model.screen.contains("a recording has no service to ask"))
        #expect(model.press(.character("R")).isEmpty)
        #expect(model.screen.contains("this is a recording already"))
    }

    @Test func theFindingItWentToIsChosen() throws {
        var model = Self.replaying()
        let report = try #require(Scene.broken.report)
        let finding = try #require(report.findings.last)
        _ = model.update(.replayed(Self.status { $0.finding = finding }, report))
        #expect(model.selectedFinding?.id == finding.id)
    }

    @Test func goingBackMovesTheClockBack() throws {
        var model = Self.replaying()
        var report = try #require(Scene.broken.report)
        report.date = Scene.now.addingTimeInterval(-60)
        let earlier = Self.status { $0.position = Scene.now.addingTimeInterval(-60) }
        _ = model.update(.replayed(earlier, report))
        #expect(model.screen.contains("14:21:07Z"))
    }

    @Test func whileItRecordsTheHeaderSaysSo() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("R")) == [.toggleRecording])
        _ = model.update(.recording(file: "f.jsonl.gz", words: "recording to f.jsonl.gz"))
        #expect(model.screen.contains("● REC"))
        #expect(model.screen.contains("recording to f.jsonl.gz"))
        _ = model.update(.recording(file: nil, words: "f.jsonl.gz takes no more: No space left on device"))
        #expect(!model.screen.contains("● REC"))
        #expect(model.screen.contains("No space left on device"))
    }
}

@Suite struct TimeEntryTests {
    @Test(arguments: [
        ("14:21:36", TimeEntry.clock(seconds: 51_696)), ("14:21", .clock(seconds: 51_660)),
        ("00:00:00Z", .clock(seconds: 0)), ("+10m", .shift(seconds: 600)), ("-1h", .shift(seconds: -3600)),
        ("- 90", .shift(seconds: -90)), ("+2d", .shift(seconds: 172_800)),
    ])
    func readsTimes(text: String, entry: TimeEntry) {
        #expect(TimeEntry(text) == entry)
    }

    @Test(arguments: [
        "", "+", "-", "24:00", "1:60", "12", "1:2:3:4", "+9999999999", "١٢:٠٠", "+-1", "12:", ":12",
    ])
    func refusesOthers(text: String) {
        #expect(TimeEntry(text) == nil)
    }

    @Test func aTimeOfDayIsTheOneInTheRecording() {
        let midnight = Date(timeIntervalSince1970: 1_770_940_800)
        let range = midnight.addingTimeInterval(-3600)...midnight.addingTimeInterval(3600)
        let entry = { TimeEntry($0)?.date(at: midnight.addingTimeInterval(-60), in: range) }
        #expect(entry("23:30") == midnight.addingTimeInterval(-1800))
        #expect(entry("00:30") == midnight.addingTimeInterval(1800))
        #expect(entry("12:00") == nil)
        #expect(entry("+9d") == range.upperBound)
    }
}
