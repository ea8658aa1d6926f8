import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct CallListTests {
    private func calls(_ scene: Scene = .broken, columns: Int = 120, rows: Int = 40) -> Model {
        var model = Model.showing(scene, columns: columns, rows: rows)
        model.press(.character("6"))
        return model
    }

    private func filter(_ text: String, _ model: inout Model) {
        model.press(.character("/"))
        for character in text { model.press(.character(character)) }
        model.press(.enter)
    }

    @Test("Request ids are whole wherever they have a column", arguments: [120, 121, 130, 160, 200])
    func showsRequestIDs(columns: Int) throws {
        var model = calls(columns: columns)
        filter("failed", &model)
        for id in Scene.failures.values.compactMap(\.requestID) { #expect(model.screen.contains(id)) }
    }

    @Test("The chosen call's request id and message are whole on small screens", arguments: [80, 100, 120])
    func showsDetails(columns: Int) throws {
        var model = calls(columns: columns, rows: 24)
        filter("InternalF", &model)
        #expect(model.screen.contains("request id c1d04a57-93d2-4d0a-9f53-51cc2a4f7e06"))
        #expect(model.screen.contains("InternalFailure: The request processing has failed."))
        #expect(model.screen.contains("HTTP 500"))
    }

    @Test("A call that wasn't sent says so, and why", arguments: [80, 120, 200])
    func showsWhatWasNotSent(columns: Int) throws {
        var report = Scene.failingReport
        report.recentCalls = CallHistory([
            CallOutcome(
                date: Scene.now, operation: .listFragments, latency: .zero, requests: 0,
                failure: .init(code: "credentials", message: "the token expired. Run `aws sso login`"))
        ])
        var model = calls(columns: columns)
        _ = model.update(.report(report))
        #expect(model.screen.contains("ListFragments wasn't sent at "))
        #expect(model.screen.contains("it failed before its first request"))
        #expect(model.screen.contains("credentials: the token expired. Run `aws sso login`"))
        #expect(!model.screen.contains("no answer"))
    }

    @Test("How many requests a call took is told", arguments: [80, 200])
    func showsHowOftenACallWasSent(columns: Int) throws {
        var model = calls(columns: columns, rows: 24)
        filter("InternalF", &model)
        #expect(model.screen.contains("in 3 requests: HTTP 500"))
        #expect(model.screen.contains("sent") == (columns == 200))
    }

    @Test("A latency is whole and an error is told at every width", arguments: 60...130)
    func latenciesAreWhole(columns: Int) throws {
        var model = calls(columns: columns, rows: 16)
        #expect(model.screen.contains("38 ms"))
        #expect(model.screen.contains("latency"))
        filter("failed", &model)
        for words in ["× 400", "× –  ", " 10 s", "ClientLim", "InternalF", "timeout"] {
            #expect(model.screen.contains(words))
        }
    }

    @Test(arguments: [(60, "HLSMediaPlaylist   ● ok"), (80, "GetHLSMediaPlaylist        ● ok")])
    func anOperationLosesItsVerbBeforeItIsCut(columns: Int, words: String) {
        #expect(calls(columns: columns, rows: 16).screen.contains(words))
    }

    @Test(
        "A filter keeps what it names",
        arguments: [
            ("failed", 4), ("FAIL", 4), ("500", 1), ("clientlimit", 2), ("b7c7a1d5-40f3", 1),
            ("GetHLSMedia", 240), ("no answer within", 1), ("nothing of it", 0),
        ])
    func filters(text: String, count: Int) {
        var model = calls()
        filter(text, &model)
        #expect(model.screen.contains(count == 0 ? "nothing matches" : "1 of \(count) (480 in all)"))
    }

    @Test("Every column sorts its rows, both ways", arguments: CallList.columns.indices)
    func sorts(column: Int) throws {
        let source = CallList(report: Scene.brokenReport)
        let precedes = try #require(CallList.columns[column].precedes)
        for isReversed in [false, true] {
            let order = try #require(source.order(ListState(sort: column, isReversed: isReversed)))
            let rows = order.map { source.rows[$0] }
            #expect(rows.count == 480)
            #expect(
                zip(rows, rows.dropFirst()).allSatisfy { isReversed ? !precedes($0, $1) : !precedes($1, $0) })
        }
    }

    @Test(
        "What is sorted by begins with the worst",
        arguments: [
            ("status", "timeout"), ("latency", "timeout"),
            ("error", "ClientLimitExceededException"), ("request id", "ClientLimitExceededException"),
        ])
    func sortingBeginsWithTheWorst(title: String, code: String) throws {
        let source = CallList(report: Scene.brokenReport)
        let column = try #require(CallList.columns.firstIndex { $0.title == title })
        let order = try #require(source.order(ListState(sort: column)))
        let first = try #require(order.first)
        #expect(source.rows[first].call.failure?.code == code)
    }

    @Test func aChosenCallStaysChosenWhileOthersCome() throws {
        var model = calls()
        for _ in 0..<6 { model.press(.down) }
        let source = CallList(report: try #require(model.report))
        let chosen = try #require(model.listState.selection)
        var later = Scene.brokenReport
        later.recentCalls = CallHistory(Array(later.recentCalls) + Scene.calls.map(\.latest))
        _ = model.update(.report(later))
        #expect(model.listState.selection == chosen)
        #expect(source.index(of: chosen) == 6)
        #expect(CallList(report: later).index(of: chosen) == 12)
    }

    @Test func everyOperationHasALineWhereThereIsRoom() {
        let line = "●  ListFragments              answering, 4 failed      median 43 ms    95 % 86 ms"
        #expect(calls().screen.contains(line))
        #expect(!calls(columns: 80, rows: 24).screen.contains("median"))
    }

    @Test func withoutFragmentsTheFailedCallsAreShown() {
        let screen = calls(.failing, columns: 80, rows: 24).screen
        #expect(screen.contains("× 3 failed"))
        #expect(screen.contains("request id 6f2e5f2a-1b7d-4f0e-9d51-0a8d1f8f5d9b"))
    }

    @Test func enterIsOfferedOnlyWhereItShowsSomething() {
        #expect(!calls().screen.contains("Enter open"))
        var model = calls()
        model.press(.character("2"))
        #expect(model.screen.contains("Enter open"))
    }

    @Test func theHintOfTheFilterIsThatOfTheScreen() {
        var model = calls()
        model.press(.character("/"))
        #expect(model.screen.contains("failed, 403, a part of operation"))
    }

    @Test(arguments: HostileTextTests.texts)
    func textFromOutsideIsHarmless(text: String) {
        var report = Scene.failingReport
        report.recentCalls = CallHistory([
            CallOutcome(
                date: Scene.now, operation: .listFragments, latency: .zero,
                failure: .init(code: text, message: text, status: 403, requestID: text))
        ])
        for columns in [80, 200] {
            var model = calls(columns: columns)
            _ = model.update(.report(report))
            #expect(RootView.frame(model).cells.allSatisfy { $0.character.fitsCell })
        }
    }

    @Test(
        "Whatever the rows are sorted by is on screen",
        arguments: CallList.columns.indices, [60, 80, 100, 120, 200])
    func saysWhatItIsSortedBy(place: Int, columns: Int) {
        var model = calls(columns: columns, rows: 24)
        model.press(.character("r"))
        #expect(model.screen.contains("order turned round"))
        for _ in 0...place { model.press(.character(">")) }
        let title = CallList.columns[place].title
        let isNamed = { (arrow: String) in
            model.screen.contains(title + arrow) || model.screen.contains(title.dropLast() + arrow)
        }
        #expect(isNamed("↑") && !model.screen.contains("order turned round"))
        model.press(.character("r"))
        #expect(isNamed("↓"))
    }

    @Test(arguments: [60, 80, 100])
    func aFailedCallSaysWhatFailedItInItsRow(columns: Int) {
        var model = calls(columns: columns, rows: 16)
        filter("failed", &model)
        #expect(model.screen.contains("  Client"))
    }
}
