import Canvas
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct PromptTests {
    private static func typing(_ text: String, then keys: [Key] = []) -> Model {
        var model = Model.showing(.broken)
        model.press(.character(":"))
        for character in text { model.press(.character(character)) }
        for key in keys { model.press(key) }
        return model
    }

    @Test(
        "The line is edited as in a shell",
        arguments: [
            ([Key.left, .character("X")], "goto 1X2"), ([.home, .character("X")], "Xgoto 12"),
            ([.control("a"), .delete], "oto 12"), ([.control("a"), .control("d"), .control("d")], "to 12"),
            ([.control("a"), .right, .control("k")], "g"), ([.left, .control("u")], "2"),
            ([.control("w")], "goto "), ([.control("w"), .control("w")], ""),
            ([.left, .control("w")], "goto 2"),
            ([.left, .left, .left, .backspace], "got 12"), ([.home, .end, .character("3")], "goto 123"),
            (
                [.control("b"), .control("f"), .right, .left, .left, .left, .control("e"), .character("0")],
                "goto 120"
            ),
            ([.home, .left, .backspace, .character("1")], "1goto 12"), ([.delete], "goto 12"),
        ])
    func isEdited(keys: [Key], text: String) {
        #expect(Self.typing("goto 12", then: keys).prompt?.text == text)
    }

    @Test func theCursorIsSeenInsideTheLine() {
        let frame = RootView.frame(Self.typing("zoom 5m", then: [.left, .left]))
        #expect(frame.characterPlane.contains(":zoom 5m   zoom 5m: Show so much time"))
    }

    @Test func aLineThatIsLongerThanTheScreenShowsWhereTheCursorIs() {
        let model = Self.typing(String(repeating: "a", count: 150) + "END")
        #expect(model.screen.contains("aaaEND_"))
    }

    @Test func nobodyTypesMoreThanALine() {
        let model = Self.typing(String(repeating: "a", count: 500))
        #expect(model.prompt?.text.count == Prompt.longest)
    }

    @Test func aFilterIsEditedInPlaceAndFollowedAtOnce() {
        var model = Model.showing(.broken)
        model.press(
            .character("2"), .character("/"), .character("a"), .character("e"), .left, .character("t"))
        #expect(model.listState.filter == "ate")
        model.press(.control("u"), .tab, .up)
        #expect(model.listState.filter == "e")
    }

    @Test func aNoticeDoesNotHideTheLine() {
        var model = Self.typing("zoom")
        _ = model.update(.problem("no session: throttled"))
        #expect(model.screen.contains(":zoom_"))
        model.press(.escape)
    }

    @Test(
        "Tab completes and goes through the candidates",
        arguments: [
            ("the", [Key.tab], "theme"), ("the", [.tab, .tab], "themes"),
            ("the", [.tab, .tab, .tab], "theme"),
            ("the", [.backTab], "themes"), ("got", [.tab], "goto "), ("fin", [.tab], "find "),
            ("xyz", [.tab], "xyz"), ("theme n", [.tab], "theme night"),
            ("screen ", [.tab, .tab], "screen stream"),
            ("zoom ", [.tab, .character("x")], "zoom 10sx"), ("scr", [.tab, .tab], "screen streams"),
            ("freeze", [.tab], "freeze"), ("freeze ", [.tab], "freeze "),
        ])
    func completes(text: String, keys: [Key], line: String) {
        #expect(Self.typing(text, then: keys).prompt?.text == line)
    }

    @Test func theCandidatesAreShownAndTheChosenOneIsMarked() {
        #expect(Self.typing("the").screen.contains(" theme  themes"))
        #expect(Self.typing("the", then: [.tab, .tab]).screen.contains("▸themes"))
        #expect(Self.typing("zoom ").screen.contains("10s  30s  2m"))
    }

    @Test(arguments: [60, 80, 120])
    func theChosenCandidateIsAlwaysOnScreen(columns: Int) {
        var model = Model.showing(.broken, columns: columns, rows: 24)
        model.press(.character(":"))
        let count = model.candidates(for: "").candidates.count
        for _ in 0..<count {
            model.press(.tab)
            let chosen = model.prompt?.text ?? ""
            #expect(model.screen.contains("▸\(chosen)"), "\(chosen)")
        }
    }

    @Test func upAndDownShowWhatWasTypedBefore() {
        var model = Model.showing(.broken)
        for line in ["zoom 5m", "zoom-in", "zoom 5m"] { model.give(line) }
        #expect(model.commandLines == ["zoom-in", "zoom 5m"])
        model.press(.character(":"), .character("f"), .up)
        #expect(model.prompt?.text == "zoom 5m")
        model.press(.up, .up)
        #expect(model.prompt?.text == "zoom-in")
        model.press(.down, .down, .down)
        #expect(model.prompt?.text == "f")
    }

    @Test func anEarlierLineThatIsChangedIsALineOfItsOwn() {
        var model = Model.showing(.broken)
        model.give("zoom 5m")
        model.press(.character(":"), .up, .backspace, .backspace, .character("1"), .character("h"), .down)
        #expect(model.prompt?.text == "zoom 1h")
    }

    @Test func noMoreThanAHundredLinesAreKept() {
        var model = Model.showing(.broken)
        for number in 0..<150 { model.give("find \(number)x"); model.press(.escape) }
        #expect(model.commandLines.count == 100)
    }
}
