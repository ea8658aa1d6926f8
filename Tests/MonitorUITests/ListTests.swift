import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct ListTests {
    private func list(_ scene: Scene = .broken) -> Model {
        var model = Model.showing(scene, columns: 120, rows: 40)
        model.press(.character("2"))
        return model
    }

    private func type(_ text: String, into model: inout Model) {
        model.press(.character("/"))
        for character in text { model.press(.character(character)) }
    }

    /// The line of the chosen row.
    private func chosen(_ model: Model) -> Substring {
        model.screen.split(separator: "\n").first { $0.hasPrefix("▸") } ?? ""
    }

    @Test func theNewestComesFirstAndStaysChosenWhileOthersCome() throws {
        var model = list(.healthy)
        let report = try #require(model.report)
        let newest = try #require(report.fragments.last).fragment
        #expect(chosen(model).contains(newest.number.digits.suffix(9)))
        var later = report
        var history = FragmentHistory()
        for archived in report.fragments.dropLast(3) { history.insert(archived) }
        later.fragments = history
        _ = model.update(.report(later))
        let last = try #require(history.last).fragment
        #expect(chosen(model).contains(last.number.digits.suffix(9)))
    }

    @Test func aChosenRowStaysInItsLineWhileOthersCome() throws {
        var model = list(.healthy)
        let report = try #require(model.report)
        var earlier = report
        var history = FragmentHistory()
        for archived in report.fragments.dropLast(3) { history.insert(archived) }
        earlier.fragments = history
        _ = model.update(.report(earlier))
        for _ in 0..<5 { model.press(.down) }
        let before = model.screen.split(separator: "\n").firstIndex { $0.hasPrefix("▸") }
        let line = chosen(model)
        _ = model.update(.report(report))
        #expect(chosen(model) == line)
        #expect(model.screen.split(separator: "\n").firstIndex { $0.hasPrefix("▸") } == before)
    }

    @Test(
        "Each key goes as far as it says, and no further than the ends",
        arguments: [
            (Key.down, 1), (.character("j"), 1), (.control("d"), 17), (.pageDown, 34), (.end, .max),
            (.character("G"), .max),
        ])
    func movesByLinesPagesAndToTheEnds(key: Key, rows: Int) throws {
        var model = list(.healthy)
        let count = try #require(model.report).fragments.count
        model.press(key)
        let place = min(rows, count - 1) + 1
        #expect(model.screen.contains("Fragments  \(Quantity.grouped(place)) of \(Quantity.grouped(count))"))
        for back in [Key.home, .character("g"), .up, .pageUp, .control("u"), .character("k")] {
            model.press(back)
        }
        #expect(model.screen.contains("Fragments  1 of \(Quantity.grouped(count))"))
    }

    @Test(
        "A filter keeps what it names",
        arguments: ["late", "not yet", ">3s", "gap", "6831087"])
    func filters(text: String) throws {
        var model = list()
        let all = try #require(model.report).fragments
        type(text, into: &model)
        let filter = FragmentFilter(text)
        let expected = FragmentList(report: try #require(model.report)).rows.count { filter.holds($0) }
        #expect(expected < all.count)
        #expect(
            model.screen.contains(
                expected == 0 ? "nothing matches" : "of \(expected) (\(Quantity.grouped(all.count)) in all)"))
        model.press(.escape)
        #expect(model.screen.contains("of \(Quantity.grouped(all.count)) "))
    }

    @Test(arguments: [">5x", "<", "> five", ">nan", ">infs"])
    func whatIsNoFilterIsToldAndCanBeCorrected(text: String) {
        var model = list()
        type(text, into: &model)
        model.press(.enter)
        #expect(model.screen.contains("\"\(text)\" is no lag: write >5s, >300ms or <2m"))
        #expect(model.prompt?.text == text)
        model.press(.escape)
        model.give("filter \(text)")
        #expect(model.screen.contains("is no lag: write >5s"))
        #expect(model.listState.filter.isEmpty)
    }

    @Test func whereNothingMatchesTheKeyIsNamedThatShowsAllAgain() {
        var model = list()
        type("nonsense", into: &model)
        model.press(.enter)
        #expect(model.screen.contains("nothing matches; Esc shows all rows again"))
        model.press(.escape)
        #expect(!model.screen.contains("nothing matches"))
    }

    @Test func aFilterStaysWithEnterAndGoesWithEscape() {
        var model = list()
        type("late", into: &model)
        model.press(.enter)
        #expect(model.screen.contains("filter late"))
        model.press(.escape)
        #expect(!model.screen.contains("filter late"))
    }

    @Test func theFirstHitOfAFilterIsChosenAndCanBeOpened() {
        var model = Model.showing(fleet: .broken)
        model.press(.down, .down)
        type("silent", into: &model)
        #expect(chosen(model).contains("cam-018"))
        #expect(model.press(.enter, .enter) == [.openStream("cam-018")])
    }

    @Test func aChosenRowStaysSoWhereTheFilterKeepsIt() {
        var model = Model.showing(fleet: .broken)
        model.press(.down, .down)
        type("42", into: &model)
        #expect(chosen(model).contains("cam-042"))
    }

    @Test func aRowThatIsGoneLeavesTheFirstChosen() throws {
        var model = list(.healthy)
        model.press(.end)
        let report = try #require(model.report)
        var later = report
        later.fragments = FragmentHistory()
        for archived in report.fragments.dropFirst() { later.fragments.insert(archived) }
        _ = model.update(.report(later))
        #expect(model.screen.contains("Fragments  1 of \(later.fragments.count)"))
    }

    @Test func givingAFilterUpLeavesTheListAsItWas() {
        var model = list()
        type("late", into: &model)
        model.press(.enter)
        let before = model.screen
        type(" and more", into: &model)
        #expect(model.screen.contains("nothing matches"))
        model.press(.escape)
        #expect(model.screen == before)
    }

    @Test("Every column sorts its rows, both ways", arguments: FragmentList.columns.indices)
    func sorts(column: Int) throws {
        let source = FragmentList(report: try #require(Scene.broken.report))
        let precedes = try #require(FragmentList.columns[column].precedes)
        for isReversed in [false, true] {
            let order = try #require(source.order(ListState(sort: column, isReversed: isReversed)))
            let rows = order.map { source.rows[$0] }
            #expect(rows.count == source.rows.count)
            #expect(
                zip(rows, rows.dropFirst()).allSatisfy { isReversed ? !precedes($0, $1) : !precedes($1, $0) })
        }
    }

    @Test(
        "A size that is sorted by begins with the greatest, and what has none comes last",
        arguments: ["lag s", "length s", "step s", "bytes", "bit rate", "listed"])
    func sizesBeginWithTheGreatest(title: String) throws {
        let source = FragmentList(report: try #require(Scene.broken.report))
        let column = try #require(FragmentList.columns.firstIndex { $0.title == title })
        let order = try #require(source.order(ListState(sort: column)))
        let size: (FragmentList.Row) -> Double? = { row in
            switch title {
            case "lag s": row.fragment.lagSeconds
            case "length s": row.fragment.length.inSeconds
            case "step s": row.stepSeconds
            case "bytes": Double(row.fragment.byteCount)
            case "bit rate": row.bitRate
            default: row.listedSeconds
            }
        }
        let sizes = order.map { size(source.rows[$0]) }
        #expect(sizes.first == sizes.compactMap(\.self).max())
        let last = sizes.contains(nil) ? nil : sizes.compactMap(\.self).min()
        #expect(sizes.last == last)
    }

    @Test func enterShowsTheFragmentOnTheStreamScreen() throws {
        var model = list()
        for _ in 0..<7 { model.press(.down) }
        let fragments = try #require(model.report).fragments
        model.press(.enter)
        #expect(model.screen == RootView.frame(model).characterPlane)
        #expect(model.cursorFragment == fragments[fragments.count - 8])
        #expect(model.screen.contains("archive"))
    }

    @Test func aListWithoutRowsSaysSo() {
        var model = Model.showing(.connecting)
        model.press(.character("2"))
        #expect(model.screen.contains("Connecting to"))
    }

    @Test("Narrow screens drop the columns that matter least", arguments: [60, 80, 100, 200])
    func dropsColumns(width: Int) {
        let shown = [Int].fitting(FragmentList.columns, in: width - 3)
        #expect(shown.contains(0) && shown.contains(FragmentList.columns.count - 1))
        let dropped = Set(FragmentList.columns.indices).subtracting(shown).map {
            FragmentList.columns[$0].rank
        }
        let kept = shown.map { FragmentList.columns[$0].rank }
        #expect(dropped.allSatisfy { $0 > (kept.max() ?? 0) })
        #expect((width >= 200) == dropped.isEmpty)
    }
}
