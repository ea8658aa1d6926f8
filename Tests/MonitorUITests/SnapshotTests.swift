import Canvas
import FoundationEssentials
import Testing

@testable import MonitorUI

@Suite struct SnapshotTests {
    static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
    ]
    static let tiny = [
        Size(columns: 40, rows: 10), Size(columns: 30, rows: 1), Size(columns: 60, rows: 16),
    ]

    @Test(arguments: Scene.allCases, sizes)
    func everySceneLooksAsRecorded(scene: Scene, size: Size) throws {
        let model = Model.showing(scene, columns: size.columns, rows: size.rows)
        try expectSnapshot(RootView.frame(model), named: "\(scene.rawValue)-\(size.columns)x\(size.rows)")
    }

    @Test(
        arguments: [Scene.healthy, .broken, .silent],
        [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func everySceneLooksAsRecordedInASCII(scene: Scene, size: Size) throws {
        let model = Model.showing(scene, columns: size.columns, rows: size.rows, isASCII: true)
        try expectSnapshot(
            RootView.frame(model), named: "\(scene.rawValue)-\(size.columns)x\(size.rows)-ascii")
    }

    @Test(arguments: [Scene.connecting, .healthy, .silent], tiny)
    func smallScreensLookAsRecorded(scene: Scene, size: Size) throws {
        let model = Model.showing(scene, columns: size.columns, rows: size.rows)
        try expectSnapshot(RootView.frame(model), named: "\(scene.rawValue)-\(size.columns)x\(size.rows)")
    }

    /// Keys that lead to a screen worth keeping.
    static let journeys: [(name: String, keys: [Key])] = [
        ("help", [.character("?")]),
        ("copy", [.character("c")]),
        ("copy-range", [.character("e"), .character("e"), .character("c"), .right, .right, .down, .right]),
        ("command", [.character(":")]),
        ("command-completed", [.character(":"), .character("z"), .tab, .tab]),
        ("command-fault", [.character(":"), .character("z"), .character("o"), .enter]),
        ("themes", [.character("t"), .down]),
        ("themes-fault", [.character("t"), .down, .down]),
        ("frozen", [.character(" ")]),
        ("cursor", [.left, .left, .left, .left, .left, .left, .left, .left]),
        ("finding", [.character("e"), .character("e"), .character("e"), .character("e")]),
        ("open-finding", [.character("e"), .character("e"), .character("e"), .character("e"), .enter]),
        ("open-fragment", [.left, .enter]),
        ("zoomed-out", [.character("-"), .character("-"), .character("-")]),
        ("zoomed-in", [.character("+"), .character("+")]),
        ("home", [.home]),
        ("fragments", [.character("2")]),
        ("fragments-late", [.character("2"), .character("/")] + "late".map(Key.character) + [.enter]),
        (
            "fragments-by-lag",
            [.character("2")] + Array(repeating: .character(">"), count: 4) + [.down]
        ),
        (
            "calls-failed",
            [.character("6"), .character("/")] + "failed".map(Key.character) + [.enter, .down]
        ),
        ("clocks-cursor", [.character("4"), .character("-"), .left, .left, .left, .left]),
        ("playlist-before", [.character("3"), .character("["), .character("["), .end]),
    ]

    /// Screens on which a stream that is broken looks otherwise than a healthy one.
    static let comparedScreens: [(name: String, key: Key)] = [
        ("playlist", .character("3")), ("clocks", .character("4")),
    ]

    @Test(arguments: comparedScreens.indices, [Scene.healthy, .broken])
    func everyScreenLooksAsRecorded(index: Int, scene: Scene) throws {
        let (name, key) = Self.comparedScreens[index]
        for size in Self.sizes {
            var model = Model.showing(scene, columns: size.columns, rows: size.rows)
            model.press(key)
            try expectSnapshot(
                RootView.frame(model), named: "\(name)-\(scene.rawValue)-\(size.columns)x\(size.rows)")
        }
    }

    @Test(arguments: journeys.indices, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func everyJourneyLooksAsRecorded(index: Int, size: Size) throws {
        let (name, keys) = Self.journeys[index]
        var model = Model.showing(.broken, columns: size.columns, rows: size.rows)
        for key in keys { model.press(key) }
        try expectSnapshot(RootView.frame(model), named: "\(name)-\(size.columns)x\(size.rows)")
    }

    /// Screens beside the stream's, with the keys that lead to them.
    static let screens: [(name: String, key: Character)] = [("calls", "6"), ("sessions", "5")]

    @Test(arguments: screens.indices, sizes)
    func everyScreenLooksAsRecorded(index: Int, size: Size) throws {
        let (name, key) = Self.screens[index]
        for scene in [Scene.healthy, .broken] {
            var model = Model.showing(scene, columns: size.columns, rows: size.rows)
            model.press(.character(key))
            try expectSnapshot(
                RootView.frame(model), named: "\(name)-\(scene.rawValue)-\(size.columns)x\(size.rows)")
        }
    }

    @Test(
        arguments: ["2", "3", "4", "5", "6"] as [Character],
        [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
    func everyScreenLooksAsRecordedInASCII(key: Character, size: Size) throws {
        var model = Model.showing(.broken, columns: size.columns, rows: size.rows, isASCII: true)
        model.press(.character(key))
        let name = size.rows == 10 ? "small" : "screen-\(key)"
        try expectSnapshot(RootView.frame(model), named: "\(name)-\(size.columns)x\(size.rows)-ascii")
    }

    @Test func theHelpOfAWideScreenLooksAsRecorded() throws {
        var model = Model.showing(.broken, columns: 200, rows: 60)
        model.press(.character("?"))
        try expectSnapshot(RootView.frame(model), named: "help-200x60")
    }

    @Test(arguments: sizes)
    func sessionsHandedOutLookAsRecorded(size: Size) throws {
        var model = Model.showing(.broken, columns: size.columns, rows: size.rows)
        for (ago, seconds) in [(400.0, 300.0), (120, 3600)] {
            _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: ago, seconds: seconds))))
        }
        model.press(.character("5"))
        try expectSnapshot(RootView.frame(model), named: "sessions-copies-\(size.columns)x\(size.rows)")
    }

    @Test func copyDialogShowsWhatWasHandedOutWithoutSecrets() throws {
        var model = Model.showing(.healthy, columns: 80, rows: 24)
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600))
        var url = HandedOutURL(
            request: request,
            redactedURL:
                "https://b-1a2b….kinesisvideo.us-west-2.amazonaws.com/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=•••",
            route: "sent to the tmux buffer", created: Scene.now.addingTimeInterval(-120),
            expires: Scene.now.addingTimeInterval(3480))
        model.press(.character("c"), .enter)
        _ = model.update(.copyFinished(.handedOut(url)))
        try expectSnapshot(RootView.frame(model), named: "copy-handed-out-80x24")
        url.obstacle = "A tmux further out passes it on only after `tmux set -s set-clipboard on` there"
        model.press(.enter, .character("c"), .enter)
        _ = model.update(.copyFinished(.handedOut(url)))
        try expectSnapshot(RootView.frame(model), named: "copy-obstacle-80x24")
    }
}
