import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// What becomes of a URL that was asked for, on the dialog and on the list of sessions.
@Suite struct HandedOutTests {
    /// A dialog whose session was opened just now, with what became of its URL.
    private func opened(_ change: (inout HandedOutURL) -> Void = { _ in }, columns: Int = 120) -> Model {
        var model = Model.showing(.healthy, columns: columns, rows: 40)
        model.press(.character("c"), .enter)
        var url = Scene.copy(ago: 0, seconds: 3600)
        change(&url)
        _ = model.update(.copyFinished(.handedOut(url)))
        return model
    }

    private static func undelivered(_ url: inout HandedOutURL) {
        url.destination = .file
        url.route = ""
        url.ending = .undelivered(reason: "no file in /none: No such file or directory")
    }

    private static func handedToPlayer(_ url: inout HandedOutURL) {
        url.destination = .player
        url.route = "handed to mpv"
    }

    /// mpv's end, a minute after its session was opened.
    private func end(code: Int32, hasFailed: Bool = false, of stream: String = "front-door") -> Message {
        .playerEnded(
            PlayerEnd(
                of: "mpv", stream: stream, session: Scene.now, date: Scene.now.addingTimeInterval(60),
                code: code, lastWords: "no such option", hasFailed: hasFailed))
    }

    @Test func theKeyThatOpenedASessionClosesTheDialogAndOpensNoOther() {
        var model = opened()
        #expect(!model.screen.contains("open session and send URL"))
        #expect(model.press(.enter).isEmpty)
        #expect(model.overlay == nil)
    }

    @Test func anotherChoiceOffersAnotherSession() {
        var model = opened()
        #expect(model.press(.right, .enter).count == 1)
    }

    @Test func aURLThatWasNotDeliveredLeavesASessionThatIsListed() {
        var model = opened(Self.undelivered)
        #expect(!model.screen.contains("no session"))
        #expect(model.screen.contains("× the session is open, but its URL wasn't delivered"))
        #expect(model.screen.contains("L prints it."))
        model.press(.escape, .character("5"), .home)
        #expect(model.screen.contains("× not delivered"))
        #expect(model.screen.contains("no file in /none"))
    }

    @Test func withTheDialogClosedANoticeSaysHowToGetWhatWasNotDelivered() {
        var model = Model.showing(.healthy, columns: 120, rows: 40)
        var url = Scene.copy(ago: 0, seconds: 3600)
        Self.undelivered(&url)
        _ = model.update(.copyFinished(.handedOut(url)))
        #expect(
            model.screen.contains(
                "LIVE session URL not delivered: no file in /none: No such file or directory; L prints it"))
        #expect(model.notice?.role == .warning)
    }

    @Test func theEndOfAPlayerIsOnTheDialogAndOnTheList() {
        var model = opened(Self.handedToPlayer)
        _ = model.update(end(code: 1, hasFailed: true))
        #expect(model.screen.contains("× mpv ended 14:23:07, code 1: no such option"))
        #expect(model.notice?.text == "mpv ended with code 1: no such option")
        #expect(!model.screen.contains("handed to mpv"))
        model.press(.escape, .character("5"), .home)
        #expect(model.screen.contains("× mpv ended 14:23:07, code 1"))
    }

    @Test func aPlayerThatWasClosedIsNoFailure() {
        var model = opened(Self.handedToPlayer)
        _ = model.update(end(code: 0))
        #expect(model.notice == nil)
        #expect(model.screen.contains("○ mpv ended 14:23:07"))
        #expect(!model.screen.contains("code 0"))
    }

    @Test func theEndOfAPlayerOfAnotherStreamIsKeptForThatStream() {
        var model = Model.showing(fleet: .broken)
        var url = Scene.copy(ago: 0, seconds: 3600, of: "cam-001")
        Self.handedToPlayer(&url)
        _ = model.update(.copyFinished(.handedOut(url)))
        _ = model.update(end(code: 143, of: "cam-001"))
        guard case .played(let end)? = model.otherHandedOut["cam-001"]?.first?.ending else {
            Issue.record("the end isn't known")
            return
        }
        #expect(end.code == 143)
    }

    @Test(arguments: [60, 80, 120])
    func whatIsChosenIsSeenWhateverTheWidth(columns: Int) {
        for place in Destination.allCases.indices {
            var model = Model.showing(.healthy, columns: columns, rows: 16)
            model.press(.character("c"), .down, .down, .down, .down, .down)
            for _ in 0..<place { model.press(.right) }
            #expect(model.screen.contains("[\(Destination.allCases[place].rawValue)]"))
        }
    }

    @Test(arguments: [16, 18, 20, 24, 40])
    func whatWasHandedOutIsListedAsFarAsThereIsRoom(rows: Int) {
        var model = Model.showing(.healthy, columns: 60, rows: rows)
        for ago in 0..<9 {
            let url = Scene.copy(ago: Double(ago), seconds: 3600)
            _ = model.update(.copyFinished(.handedOut(url)))
        }
        model.press(.character("c"))
        let lines = model.screen.split(separator: "\n").filter { $0.contains("left  opened") }
        #expect(model.screen.contains("Handed out, still working"))
        #expect(!lines.isEmpty)
        let more = 9 - lines.count
        #expect(more == 0 || model.screen.contains("+\(more) more; the screen Sessions (5) has all"))
        #expect(model.screen.contains("╯") && model.screen.contains("Enter open session"))
    }

    @Test(arguments: [
        (
            "https://b-1a2b3c4d.kinesisvideo.us-west-2.amazonaws.com/hls/v1/x.m3u8?SessionToken=•••",
            "https://b-1a2b….kinesisvideo.us-west-2…?SessionToken=•••"
        ),
        ("http://127.0.0.1:40123/hls/v1/x.m3u8?SessionToken=•••", "http://127.0.0.1:40123…?SessionToken=•••"),
        ("https://a.example", "https://a.example"), ("nonsense", "nonsense"), ("", ""), ("://", "://"),
    ])
    func aURLIsShortenedToWhatTellsItFromOthers(whole: String, short: String) {
        var url = Scene.copy(ago: 0, seconds: 300)
        url.redactedURL = whole
        #expect(url.shortURL == short)
    }
}
