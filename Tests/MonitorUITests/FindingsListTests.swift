import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FindingsListTests {
    /// A screen with a gap that may still close and forty that were over some minutes ago, an old one of them critical.
    private static func day(columns: Int = 80, rows: Int = 24) -> Model {
        var model = Model.showing(.healthy, columns: columns, rows: rows)
        var report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        report.findings = [Scene.crack] + (1...40).map(old)
        _ = model.update(.report(report))
        return model
    }

    private static func old(_ place: Int) -> Finding {
        var finding = Scene.gap
        finding.subject = "old \(place)"
        finding.severity = place == 9 ? .critical : .warning
        finding.from = Scene.now.addingTimeInterval(-400 - 60 * Double(place))
        finding.to = finding.from.addingTimeInterval(Double(place))
        finding.evidence = [.init("gap_seconds", .number(Double(place)))]
        return finding
    }

    /// The line of the chosen finding, counted from the top of the screen.
    private func line(_ model: Model) -> Int? {
        model.screen.split(separator: "\n").firstIndex { $0.hasPrefix("▸") }
    }

    @Test func withoutAChoiceItExplainsWhatTheVerdictTells() {
        let model = Self.day()
        #expect(model.selectedFinding?.subject == "crack")
        #expect(model.screen.contains("Findings 1 of 41"))
    }

    @Test func whereAllIsWellAgainTheNewestIsExplained() {
        var model = Self.day()
        var report = model.report
        report?.findings = (1...40).map(Self.old)
        _ = report.map { model.update(.report($0)) }
        #expect(model.selectedFinding?.subject == "old 1")
        #expect(model.screen.contains("● ok"))
    }

    @Test(arguments: [Key.end, .escape])
    func aChoiceIsGivenUp(key: Key) {
        var model = Self.day()
        model.press(.character("e"), .character("e"), .character("e"), key)
        #expect(model.selection == nil && model.focus == .timeline)
        #expect(model.selectedFinding?.subject == "crack")
    }

    @Test func theListScrollsNoFurtherThanItMust() throws {
        var model = Self.day()
        let rows = model.findingRows
        model.press(.tab)
        let top = try #require(line(model))
        for step in 1..<rows + 3 {
            model.press(.character("j"))
            #expect(line(model) == top + min(step, rows - 1))
        }
        model.press(.character("k"))
        #expect(line(model) == top + rows - 2)
    }

    @Test func whatIsHiddenAboveIsSaid() {
        var model = Self.day()
        model.press(.tab, .pageDown, .pageDown)
        #expect(model.screen.contains("of 41  ↑ \(model.findingRows + 1) above (1 pending)"))
    }

    @Test func aChosenFindingStaysInItsLineWhileOthersCome() throws {
        var model = Self.day()
        for _ in 0..<6 { model.press(.character("j")) }
        let before = line(model)
        var report = try #require(model.report)
        report.findings.insert(Scene.late, at: 0)
        _ = model.update(.report(report))
        #expect(line(model) == before)
    }

    @Test(
        "Each key goes as far as it says, in pages or rows",
        arguments: [
            (Key.pageDown, 1.0, 0), (.control("d"), 0.5, 0), (.character("G"), 0, 40),
            (.character("j"), 0, 1),
            (.down, 0, 1),
        ])
    func keysMoveInTheListThatHasThem(key: Key, pages: Double, rows: Int) {
        var model = Self.day()
        model.press(.tab, key)
        let steps = Int(pages * Double(model.findingRows)) + rows
        #expect(model.selectedIndex(in: model.shownFindings) == steps)
        #expect(model.focus == .findings)
        for back in [Key.pageUp, .control("u"), .character("k"), .up, .home, .character("g")] {
            model.press(back)
            #expect(model.focus == .findings)
        }
        #expect(model.selectedIndex(in: model.shownFindings) == 0)
    }

    @Test func onTheTimelinePagesAreTime() {
        var model = Self.day()
        model.press(.pageUp)
        #expect(model.focus == .timeline && model.selection == nil && model.cursor != .newest)
    }

    @Test(arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24)])
    func everyLineOfAnOpenFindingCanBeReached(size: Size) throws {
        var model = Model.showing(.broken, columns: size.columns, rows: size.rows)
        var report = Scene.brokenReport
        report.findings[1].fragments = (100..<112).map(FragmentScript.number)
        _ = model.update(.report(report))
        model.press(.character("e"), .enter)
        #expect(model.screen.contains("PgDn more"))
        var seen = ""
        for _ in 0..<9 {
            seen += model.screen
            model.press(.pageDown)
        }
        #expect(model.screen.contains("PgUp back"))
        for number in report.findings[1].fragments { #expect(seen.contains(number.digits)) }
        let last = model.screen
        model.press(.pageUp, .pageDown)
        #expect(model.screen == last)
        model.press(.character("e"))
        #expect(model.detail == .finding(scroll: 0))
    }

    @Test func whatIsOpenFollowsTheFocus() {
        var model = Model.showing(.broken, columns: 80, rows: 24)
        model.press(.enter, .tab)
        #expect(model.detail == .finding(scroll: 0) && model.screen.contains("─ ► ▲ warning late"))
        model.press(.tab)
        #expect(model.detail == .fragment(scroll: 0) && model.screen.contains("─ ► Fragment"))
    }

    @Test func withoutFindingsTheFocusStays() {
        var model = Model.showing(.healthy)
        model.press(.tab)
        #expect(model.focus == .timeline)
    }

    @Test func aListThatIsLongerTakesRowsTheSentencesLeave() {
        let few = Model.showing(.broken, columns: 120, rows: 40)
        let many = Self.day(columns: 120, rows: 40)
        #expect(few.layout.sentences.size.rows == 9)
        #expect((6...8).contains(many.layout.sentences.size.rows))
        #expect(many.screen.contains(" next    "))
    }

    @Test(arguments: [
        Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 170, rows: 50),
    ])
    func sentencesAreNeverCutForAList(size: Size) {
        var model = Self.day(columns: size.columns, rows: size.rows)
        let finding = Scene.gap
        let needed = SentencesPanel.rows(of: [finding], columns: size.columns)
        let texts = [
            finding.sentences.what, finding.sentences.why, finding.sentences.viewer, finding.sentences.next,
        ]
        let wrapped = texts.map { StyledText($0).wrapped(to: size.columns - 10).count }.reduce(0, +)
        #expect(needed >= wrapped && needed <= wrapped + 2)
        model.press(.character("j"))
        #expect(
            model.layout.findings.size.rows + model.layout.sentences.size.rows
                == model.layout.detail.size.rows)
    }

    @Test(arguments: [
        Size(columns: 100, rows: 30), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
    ])
    func nothingMovesWhileOneFindingAfterTheOtherIsLookedAt(size: Size) {
        var model = Self.day(columns: size.columns, rows: size.rows)
        var report = model.report
        report?.findings[5].sentences.why = String(repeating: "It is a long story. ", count: 20)
        report?.findings[6].sentences = .init(what: "a", why: "b", viewer: "c", next: "d")
        _ = report.map { model.update(.report($0)) }
        let before = model.layout
        for _ in 0..<9 {
            model.press(.character("j"))
            #expect(model.layout == before)
        }
    }

    @Test(
        "A list with little room leaves out what is usual, and no name",
        arguments: [Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 100, rows: 30)])
    func namesAndSizesAreWhole(size: Size) {
        var model = Self.day(columns: size.columns, rows: size.rows)
        var report = model.report
        report?.findings[1] = Scene.late
        report?.findings[1].state = .resolved
        _ = report.map { model.update(.report($0)) }
        let screen = model.screen
        #expect(screen.contains("╎ gap 100 ms  pending") || size.columns == 80)
        #expect(screen.contains("‹ late fragment 3.2 s"))
        #expect(screen.contains("reso"))
    }

    @Test func theLongestFindingTakesItsRowsAndNoMore() {
        let short = Finding.Sentences(what: "a", why: "b", viewer: "c", next: "d")
        let line = String(repeating: "word ", count: 20)
        var findings = [Scene.gap, Scene.gap, Scene.gap]
        for index in findings.indices { findings[index].sentences = short }
        #expect(SentencesPanel.rows(of: findings, columns: 120) == 4)
        findings[0].sentences.what = line
        findings[1].sentences.why = line
        #expect(SentencesPanel.rows(of: findings, columns: 120) == 4)
        findings[2].sentences.next = line + line
        #expect(SentencesPanel.rows(of: findings, columns: 120) == 5)
    }
}
