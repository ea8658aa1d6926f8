import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct LeavingTests {
    /// The text of the only effect, which is to send something to the clipboard.
    private func sent(_ effects: [Effect]) throws -> Excerpt {
        guard effects.count == 1, case .send(let excerpt) = effects[0] else {
            throw Unexpected(effects: effects)
        }
        return excerpt
    }

    private struct Unexpected: Error { let effects: [Effect] }

    @Test func yankingOnTheTimelineSendsTheWholeFragmentNumber() throws {
        var model = Model.showing(.healthy)
        let excerpt = try sent(model.press(.left, .left, .character("y")))
        #expect(excerpt.name == "fragment number")
        #expect(excerpt.text == model.cursorFragment?.fragment.number.digits)
    }

    @Test func yankingAmongFindingsSendsTheFindingWithItsSentences() throws {
        var model = Model.showing(.broken)
        let excerpt = try sent(model.press(.character("e"), .character("y")))
        let finding = try #require(model.selectedFinding)
        #expect(excerpt.name == "finding")
        #expect(excerpt.text.contains(finding.title))
        #expect(excerpt.text.contains("what      " + finding.sentences.what))
        #expect(excerpt.text.contains("next      " + finding.sentences.next))
    }

    @Test func yankingACallBeginsWithTheRequestIdThatSupportAsksFor() throws {
        var model = Model.showing(.broken)
        model.press(.character("6"), .character("/"))
        for character in "failed" { model.press(.character(character)) }
        let excerpt = try sent(model.press(.enter, .character("y")))
        let failure = try #require(model.report?.recentCalls.last { $0.failure != nil }?.failure)
        let request = try #require(failure.requestID)
        #expect(excerpt.text.hasPrefix(request + "  "))
        #expect(excerpt.text.hasSuffix(failure.message))
    }

    @Test func yankingAFragmentsRowBeginsWithItsWholeNumberOnce() throws {
        var model = Model.showing(.healthy)
        let excerpt = try sent(model.press(.character("2"), .character("y")))
        let number = try #require(model.report?.fragments.last).fragment.number
        #expect(excerpt.text.hasPrefix(number.digits + "  "))
        #expect(!excerpt.text.contains("…" + number.digits.suffix(9)))
    }

    @Test func yankingWithNothingChosenSaysSo() {
        var model = Model.showing(.connecting)
        #expect(model.press(.character("y")).isEmpty)
        #expect(model.screen.contains("nothing is chosen here"))
    }

    @Test func whatWasSentIsTold() {
        var model = Model.showing(.healthy)
        _ = model.update(.told("fragment number sent to the tmux buffer"))
        #expect(model.screen.contains("fragment number sent to the tmux buffer"))
    }

    @Test func anExcerptHoldsNothingThatActsOnATerminal() {
        let excerpt = Excerpt("row", ["a\u{1B}]52;c;x\u{07}b", "c\r\nd"])
        #expect(excerpt.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        #expect(excerpt.text.split(separator: "\n").count == 2)
    }

    @Test func aScreenInASCIISendsASCII() throws {
        var model = Model.showing(.broken, isASCII: true)
        let excerpt = try sent(model.press(.character("e"), .character("y")))
        #expect(excerpt.text.allSatisfy { $0.isASCII })
        #expect(excerpt.text.contains("\nwhat"))
    }

    @Test func thePlainPageHasFindingAndFragment() throws {
        var model = Model.showing(.broken)
        let effects = model.press(.character("L"), .character("L"))
        guard case .showPlainPage(let text)? = effects.first else { throw Unexpected(effects: effects) }
        #expect(model.overlay == nil)
        let finding = try #require(model.selectedFinding)
        let fragment = try #require(model.cursorFragment).fragment
        #expect(text.contains(finding.sentences.what))
        #expect(text.contains("number    " + fragment.number.digits))
    }

    @Test func withoutAURLThePlainPageAsksForASession() throws {
        var model = Model.showing(.broken)
        #expect(model.press(.character("L")).isEmpty)
        #expect(model.screen.contains("prints its URL; L prints without one."))
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600))
        #expect(model.press(.enter) == [.mint(request, to: .plainPage)])
        var url = Scene.copy(ago: 0, seconds: 300)
        url.destination = .plainPage
        let effects = model.update(.copyFinished(.handedOut(url)))
        guard case .showPlainPage? = effects.first else { throw Unexpected(effects: effects) }
        #expect(model.overlay == nil)
        // Now there is one.
        let again = model.press(.character("L"))
        guard case .showPlainPage? = again.first else { throw Unexpected(effects: again) }
        _ = model.update(.tick(Scene.now.addingTimeInterval(301), bytesWritten: 0))
        #expect(model.press(.character("L")).isEmpty)
    }

    @Test func theListOfStreamsHasNoSessionToAskFor() throws {
        var model = Model.showing(fleet: .broken)
        let effects = model.press(.character("L"))
        guard case .showPlainPage(let text)? = effects.first else { throw Unexpected(effects: effects) }
        #expect(text.contains("cam-031"))
    }

    @Test func savingKeepsThePictureAndTheReportItWasDrawnFrom() throws {
        var model = Model.showing(.broken)
        let picture = RootView.frame(model).plainText
        let effects = model.press(.character("s"))
        guard case .save(let snapshot)? = effects.first else { throw Unexpected(effects: effects) }
        #expect(snapshot.picture == picture)
        #expect(snapshot.date == Scene.now)
        #expect(snapshot.report?.findings == model.shown?.findings)
        #expect(snapshot.screen == "stream" && snapshot.subject == "front-door" && snapshot.list == nil)
    }

    @Test func savingAListKeepsItsRowsAsTheyAreShown() throws {
        var model = Model.showing(.broken)
        model.press(.character("2"), .character("/"))
        for character in "late" { model.press(.character(character)) }
        let effects = model.press(.enter, .character("s"))
        guard case .save(let snapshot)? = effects.first else { throw Unexpected(effects: effects) }
        let list = try #require(snapshot.list)
        #expect(snapshot.screen == "fragments" && list.filter == "late")
        #expect(list.rowCount == model.rowCount && list.rows.count == model.rowCount && !list.rows.isEmpty)
        let row = try #require(list.rows.first)
        #expect(row[0].name == "id" && row[0].text.count == 47)
        #expect(row[1].name == "number" && row[1].text.hasSuffix(row[0].text.suffix(9)))
    }

    @Test func savingTheListOfStreamsKeepsThemAndNoSingleStreamsReport() throws {
        var model = Model.showing(fleet: .broken)
        let effects = model.press(.character("s"))
        guard case .save(let snapshot)? = effects.first else { throw Unexpected(effects: effects) }
        #expect(snapshot.subject == "streams" && snapshot.screen == "streams" && snapshot.report == nil)
        #expect(snapshot.list?.rows.first?.first { $0.name == "stream" }?.text == "cam-031")
    }

    @Test func aFrozenScreenSavesWhatItShows() throws {
        var model = Model.showing(.broken)
        model.press(.character(" "))
        _ = model.update(.report(Scene.report(of: [])))
        _ = model.update(.tick(Scene.now.addingTimeInterval(60), bytesWritten: 0))
        let effects = model.press(.character("s"))
        guard case .save(let snapshot)? = effects.first else { throw Unexpected(effects: effects) }
        #expect(snapshot.date == Scene.now)
        #expect(snapshot.report?.fragments.isEmpty == false)
    }

    @Test func aPictureHasNoBlanksAtItsEnds() {
        var frame = Frame(size: Size(columns: 9, rows: 4))
        frame.write(StyledText("a  b"), at: Point(column: 1, row: 1), in: frame.bounds)
        #expect(frame.plainText == "\n a  b")
    }
}
