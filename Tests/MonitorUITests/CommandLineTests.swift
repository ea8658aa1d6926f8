import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct CommandLineTests {
    @Test func theColonOpensALineThatShowsWhatThereIs() {
        var model = Model.showing(.broken)
        model.press(.character(":"))
        #expect(model.screen.contains(":_   Tab completes"))
        #expect(model.screen.contains("command") == model.screen.contains("copy"))
        model.press(.escape)
        #expect(model.overlay == nil)
    }

    @Test("Every action of a screen is a command there, and no other", arguments: ScreenKind.allCases)
    func everyActionIsReachable(screen: ScreenKind) {
        var model = Model.showing(.broken)
        model.press(.character(screen.key))
        let scopes = model.scopes
        model.press(.character(":"))
        for action in Action.allCases where action != .commandLine {
            let holds = scopes.contains { KeyMap.standard.scopes(of: action).contains($0) }
            let command = model.command(named: action.rawValue)
            let takesArgument = Command.withArgument.contains { $0.name == action.rawValue }
            #expect((command != nil) == (holds || takesArgument), "\(action)")
        }
    }

    @Test func whatWasTypedAnotherDayIsRecalled() {
        let options = ProgramOptions(stream: "a", region: "b", commandLines: ["zoom 5m"])
        var model = Model(options: options, size: Size(columns: 80, rows: 24))
        model.press(.character(":"), .up)
        #expect(model.prompt?.text == "zoom 5m")
    }

    @Test func everyNameIsOneCommand() {
        for screen in ScreenKind.allCases {
            var model = Model.showing(.broken)
            model.press(.character(screen.key))
            let names = model.commands.flatMap(\.names)
            #expect(Set(names).count == names.count)
        }
    }

    @Test(arguments: ["quit", "q", " q ", ":q"])
    func quits(line: String) {
        var model = Model.showing(.healthy)
        #expect(model.give(line).last == .quit)
    }

    @Test func anActionDoesWhatItsKeyDoes() {
        var (typed, pressed) = (Model.showing(.broken), Model.showing(.broken))
        typed.give("zoom-in")
        pressed.press(.character("+"))
        #expect(typed.viewport == pressed.viewport)
        #expect(typed.overlay == nil)
    }

    @Test func anActionWithoutAKeyIsACommandStill() {
        let options = ProgramOptions(
            stream: "a", region: "b",
            keys: KeyMap.standard.changed(by: [KeyChange(.everywhere, .freeze, keys: [], line: 1)]).keys)
        var model = Model(options: options, size: Size(columns: 80, rows: 24))
        model.press(.character(" "))
        #expect(model.frozen == nil)
        model.give("freeze")
        #expect(model.frozen != nil)
    }

    @Test(
        "What can't be done is told beside what was typed, which stays",
        arguments: [
            ("zom-in", "no command is called \"zom-in\"; did you mean zoom-in?"),
            ("xyzzy", "no command is called \"xyzzy\"; Tab shows what there is"),
            ("next-row", "next-row does nothing here; it works on lists"),
            ("zoom-in 3", "zoom-in stands alone: nothing follows it"),
            ("zoom", "\"\" is no length: write 10s to 24h"),
            ("zoom 2d", "\"2d\" is no length: write 10s to 24h"),
            ("goto noon", "\"noon\" is no time: write 14:21:36, +10m or -1h"),
            ("goto 03:00", "fragments are known from"), ("goto -30h", "fragments are known from"),
            ("goto +10m", "fragments are known from"),
            ("find 99999x", "\"99999x\" is no number"),
            ("find 999999999", "fragments known ends in 999999999"),
            ("filter late", "this screen has no rows"), ("sort lag", "this screen has no rows"),
            ("screen fragmets", "no screen is called \"fragmets\"; did you mean fragments?"),
            ("theme nigt", "no theme is called \"nigt\"; did you mean night?"),
            ("theme mine", "mine can't be used: ~/.config"),
        ])
    func tellsWhatIsWrong(line: String, words: String) {
        var model = Model.showing(.broken, columns: 200)
        #expect(model.give(line).isEmpty)
        #expect(model.prompt?.text == line)
        #expect(model.screen.contains(words), "\(model.prompt?.fault ?? "")")
        model.press(.backspace)
        #expect(!model.screen.contains(words))
    }

    @Test(arguments: ["sort la", "sort"])
    func whatCannotBeSortedSaysSo(line: String) {
        var model = Model.showing(.broken)
        model.press(.character("3"))
        #expect(model.give(line).isEmpty)
        #expect(model.screen.contains("this screen isn't sorted"))
    }

    @Test(arguments: [("30s", 30.0), ("5m", 300), ("6h", 21_600)])
    func zoomsToALength(text: String, seconds: Double) {
        var model = Model.showing(.broken)
        model.give("zoom \(text)")
        let span = model.viewport.zoom.secondsPerColumn * Double(model.plotColumns)
        #expect(span >= seconds && span < 3.1 * seconds)
    }

    @Test func goesToATimeOnTheLiveScreen() throws {
        var model = Model.showing(.broken)
        let newest = try #require(model.cursorFragment?.fragment.producerTimestamp)
        model.press(.character("2"))
        model.give("goto -1m")
        #expect(model.scopes == [.stream, .everywhere])
        let found = try #require(model.cursorFragment?.fragment.producerTimestamp)
        #expect(abs(newest.timeIntervalSince(found) - 60) < 10)
        #expect(model.axis.shows(found))
        model.give("goto \(newest.civil.clock)")
        #expect(try #require(model.cursorFragment?.fragment.producerTimestamp) > found)
    }

    @Test func findsAFragmentByTheDigitsThatTheScreenShows() throws {
        var model = Model.showing(.broken)
        let fragment = try #require(model.report?.fragments.first?.fragment)
        model.give("find …\(fragment.number.digits.suffix(9))")
        #expect(model.cursorFragment?.fragment == fragment)
        #expect(model.axis.shows(fragment.producerTimestamp))
    }

    @Test func filtersAndSortsAList() {
        var model = Model.showing(.broken)
        model.press(.character("2"))
        model.give("filter late")
        #expect(model.listState.filter == "late")
        model.give("filter")
        #expect(model.listState.filter.isEmpty)
        model.give("sort bit rate")
        #expect(model.listState.sort == 7)
        model.give("sort")
        #expect(model.listState.sort == nil)
    }

    @Test func showsAnotherScreenOrTheme() {
        var model = Model.showing(.broken)
        model.give("screen calls")
        #expect(model.scopes.first == .list)
        #expect(model.give("theme night") == [.remember("theme night"), .theme("night")])
        #expect(model.theme == "night")
    }
}

extension Model {
    /// Types `line` behind a colon and gives it.
    @discardableResult
    mutating func give(_ line: String) -> [Effect] {
        press(.character(":"))
        for character in line { press(.character(character)) }
        return press(.enter)
    }
}
