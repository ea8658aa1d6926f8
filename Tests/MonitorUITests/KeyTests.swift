import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct KeyTests {
    @Test(arguments: [Key.character("q"), .control("c")])
    func quitsFromTheScreen(key: Key) {
        var model = Model.showing(.healthy)
        #expect(model.press(key) == [.quit])
    }

    @Test(arguments: [[Key.character("?")], [.character("c")]])
    func controlCQuitsFromEveryDialog(opening: [Key]) {
        var model = Model.showing(.healthy)
        for key in opening { model.press(key) }
        #expect(model.press(.control("c")) == [.quit])
    }

    @Test func endsWhenTheTerminalGoesAway() {
        var model = Model.showing(.healthy)
        #expect(model.update(.input(.hangUp)) == [.quit])
    }

    @Test(
        arguments: [Key.character("?"), .function(1)], [Key.escape, .character("?"), .character("q"), .enter])
    func showsAndHidesTheHelp(open: Key, close: Key) {
        var model = Model.showing(.healthy)
        model.press(open)
        #expect(model.scopes == [.help])
        #expect(model.press(close).isEmpty)
        #expect(model.scopes == [.stream, .everywhere])
    }

    @Test func scrollsTheHelpNoFurtherThanItsEnds() {
        var model = Model.showing(.healthy, columns: 80, rows: 24)
        model.press(.character("?"))
        let top = model.screen
        model.press(.up)
        #expect(model.screen == top)
        for _ in 0..<200 { model.press(.down) }
        let bottom = model.screen
        model.press(.down)
        #expect(model.screen == bottom && bottom != top)
    }

    @Test func arrowsMoveTheCursorByFragmentsAndStopFollowing() {
        var model = Model.showing(.healthy)
        let newest = model.cursorIndex
        model.press(.left, .left, .left)
        #expect(model.cursorIndex == newest.map { $0 - 3 })
        #expect(model.viewport.position != .following)
        model.press(.right)
        #expect(model.cursorIndex == newest.map { $0 - 2 })
    }

    @Test func goingOnFromTheNewestFragmentFollowsAgain() {
        var model = Model.showing(.healthy)
        model.press(.left, .right, .right)
        #expect(model.viewport.position == .following)
        #expect(model.cursor == .newest)
    }

    @Test func homeAndEndGoToTheOldestAndTheNewest() {
        var model = Model.showing(.healthy)
        model.press(.home)
        #expect(model.cursorIndex == 0)
        #expect(model.screen.contains("HISTORY"))
        model.press(.end)
        #expect(model.cursor == .newest)
        #expect(model.screen.contains("► LIVE"))
    }

    @Test(arguments: [(Key.pageUp, Key.pageDown, 1.0), (.control("u"), .control("d"), 0.5)])
    func pagingMovesTheViewByWhatItShows(back: Key, on: Key, pages: Double) throws {
        var model = Model.showing(.healthy, columns: 80, rows: 24)
        let start = model.axis.start
        model.press(back)
        #expect(model.axis.start == start - (pages * Double(model.axis.columns)).rounded())
        #expect(model.axis.shows(try #require(model.cursorFragment?.fragment.producerTimestamp)))
        model.press(on)
        #expect(model.axis.start == start)
        model.press(on, on)
        #expect(model.viewport.position == .following)
    }

    @Test func pagingEndsAtTheOldestFragment() throws {
        var model = Model.showing(.healthy, columns: 80, rows: 24)
        for _ in 0..<9 { model.press(.pageUp) }
        #expect(model.cursorIndex == 0)
        #expect(model.axis.shows(try #require(model.cursorFragment?.fragment.producerTimestamp)))
    }

    @Test(arguments: [80, 200], [Key.character("-"), .pageDown, .character("E")])
    func theFutureTakesNoMoreThanAThirdOfTheAxis(columns: Int, key: Key) throws {
        var model = Model.showing(.broken, columns: columns)
        model.press(.home)
        for _ in 0..<8 {
            model.press(key)
            #expect(model.axis.column(at: Scene.now) >= model.axis.columns * 2 / 3 - 1)
            #expect(model.axis.shows(try #require(model.cursorFragment?.fragment.producerTimestamp)))
        }
    }

    @Test(arguments: [(Character("1"), true), ("2", true), ("3", false), ("6", true)])
    func theBarOffersToSortWhereThereIsWhatToSortBy(screen: Character, sorts: Bool) {
        var model = Model.showing(.healthy, columns: 200)
        model.press(.character(screen))
        #expect(model.screen.contains("< > sort") == (sorts && screen != "1"))
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)])
    func everyRowOfTheHelpCanBeReached(size: Size) {
        var model = Model.showing(.healthy, columns: size.columns, rows: size.rows)
        model.press(.character("?"))
        var seen = ""
        for _ in 0..<20 where model.screen.contains("more below") {
            seen += model.screen
            model.press(.pageDown)
        }
        seen += model.screen
        #expect(!model.screen.contains("more below"))
        for binding in model.options.keys.bindings { #expect(seen.contains(binding.help.prefix(40))) }
    }

    @Test func aWideScreenShowsTheHelpInTwoColumns() {
        var model = Model.showing(.healthy, columns: 200, rows: 60)
        model.press(.character("?"))
        #expect(model.screen.contains("Everywhere") && model.screen.contains("While a line is typed"))
    }

    @Test func theCursorIsAlwaysOnScreen() throws {
        var model = Model.showing(.broken, columns: 80, rows: 24)
        for _ in 0..<160 {
            model.press(.left)
            let fragment = try #require(model.cursorFragment?.fragment)
            #expect(model.axis.shows(fragment.producerTimestamp))
        }
        #expect(model.cursorIndex == 0)
    }

    @Test func theFirstPressChoosesTheWorstFindingAndTheNextOnesGoDownTheList() {
        var model = Model.showing(.broken)
        model.press(.character("e"))
        #expect(model.selectedFinding?.kind == .lateFragment)
        model.press(.down, .character("e"))
        #expect(model.selectedFinding?.subject == "gap")
        model.press(.up, .character("E"), .character("E"), .character("E"))
        #expect(model.selectedFinding?.kind == .clockJump)
    }

    @Test(arguments: 0..<5)
    func choosingAFindingBringsItOnScreen(place: Int) throws {
        var model = Model.showing(.broken, columns: 60, rows: 20)
        model.press(.up, .up, .up)
        for _ in 0..<place { model.press(.character("e")) }
        let finding = try #require(model.selectedFinding)
        #expect(model.axis.shows(finding.from))
        #expect(model.focus == .findings)
    }

    @Test func aChosenFindingStaysChosenWhenNewerOnesCome() {
        var model = Model.showing(.broken)
        model.press(.character("e"), .character("e"))
        let chosen = model.selectedFinding?.id
        var report = Scene.brokenReport
        report.findings.insert(Scene.silence, at: 0)
        _ = model.update(.report(report))
        #expect(model.selectedFinding?.id == chosen)
    }

    @Test func enterOpensWhatIsFocusedAndClosesIt() {
        var model = Model.showing(.broken)
        model.press(.enter)
        #expect(model.detail == .fragment(scroll: 0))
        model.press(.enter)
        #expect(model.detail == nil)
        model.press(.tab, .enter)
        #expect(model.detail == .finding(scroll: 0))
        model.press(.escape)
        #expect(model.detail == nil)
        model.press(.tab)
        #expect(model.focus == .timeline)
    }

    @Test func enterOpensNothingWhereThereIsNothing() {
        var model = Model.showing(.connecting)
        model.press(.enter, .tab, .enter, .left, .right, .home, .end, .character("e"), .character("E"))
        #expect(model.detail == nil)
    }
}
