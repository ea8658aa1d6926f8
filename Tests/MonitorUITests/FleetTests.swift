import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FleetTests {
    /// What the stream called `name` has to show when it is open.
    private func report(of name: String, _ scene: Scene = .broken) throws -> StreamReport {
        var report = try #require(scene.report)
        report.stream.name = name
        return report
    }

    @Test func enterOpensTheChosenStreamAndZeroGoesBack() throws {
        var model = Model.showing(fleet: .broken)
        #expect(model.press(.enter) == [.openStream("cam-031")])
        #expect(model.screen.contains("Connecting to cam-031"))
        _ = model.update(.report(try report(of: "cam-031")))
        #expect(model.screen.contains("archive"))
        #expect(model.screen.contains(" cam-031  "))
        #expect(model.press(.character("2"), .character("0")) == [])
        #expect(model.screen.contains("60 streams:"))
        #expect(model.screen.contains("▸ × failing   cam-031"))
        #expect(model.press(.enter) == [])
        #expect(model.screen.contains("archive"))
    }

    @Test(arguments: ["1", "2", "4"] as [Character])
    func escapeGoesBackToTheListOnceAllIsClosed(screen: Character) throws {
        var model = Model.showing(fleet: .broken)
        model.press(.enter)
        _ = model.update(.report(try report(of: "cam-031")))
        model.press(.character(screen), .enter, .character("1"))
        #expect(model.detail == nil || !model.screen.contains("Esc streams"))
        model.press(.escape)
        if model.screen.contains("Esc streams") { model.press(.escape) }
        #expect(model.screen.contains("60 streams:"))
        #expect(!model.screen.contains("Esc streams"))
        model.press(.escape)
        #expect(model.screen.contains("60 streams:"))
    }

    @Test(
        "That no stream answers is said of all, once that lasts longer than a look may",
        arguments: [(0.0, nil), (9, nil), (11, "11 s"), (80, "1 min 20 s")] as [(Double, String?)])
    func blindness(seconds: Double, words: String?) {
        var model = Model.showing(fleet: .healthy)
        var report = FleetScene.healthy.report
        for place in report.streams.indices {
            report.streams[place].listed = Scene.now.addingTimeInterval(-seconds - (place == 0 ? 0 : 100))
        }
        _ = model.update(.fleet(report))
        #expect(model.screen.contains("no stream answers") == (words != nil))
        #expect(words.map { model.screen.contains("▲ no stream answers for \($0)") } ?? true)
    }

    @Test func aDigitOpensTheChosenStreamWhereNoneIsOpen() {
        var model = Model.showing(fleet: .broken)
        #expect(model.press(.down, .character("6")) == [.openStream("cam-018")])
        #expect(model.screen.contains("Connecting to cam-018"))
        #expect(model.press(.character("0"), .down, .character("2")) == [])
        #expect(model.opened == "cam-018")
    }

    @Test func anotherStreamBeginsAnew() throws {
        var model = Model.showing(fleet: .broken)
        model.press(.enter)
        _ = model.update(.report(try report(of: "cam-031")))
        _ = model.update(.copyFinished(.handedOut(Scene.copy(ago: 0, seconds: 300, of: "cam-031"))))
        _ = model.update(.recording(file: "a.jsonl.gz", words: "recording"))
        model.press(.character("e"), .enter, .character("-"), .character("0"), .down)
        #expect(model.press(.enter) == [.openStream("cam-018")])
        #expect(model.report == nil)
        #expect(model.detail == nil)
        #expect(model.selection == nil)
        #expect(model.recordingFile == nil)
        #expect(model.handedOut.isEmpty)
        // What the one before still reports isn't this one's.
        _ = model.update(.report(try report(of: "cam-031")))
        #expect(model.report == nil)
        model.press(.character("0"), .up, .enter)
        #expect(model.handedOut.count == 1)
    }

    /// A fleet's screen on which cam-018 was opened while `destination` waits for a session of cam-031.
    private func waiting(for destination: Destination) -> (Model, SessionRequest?) {
        var model = Model.showing(fleet: .broken)
        model.press(.enter, .character("c"), .down, .down, .down, .down, .down)
        for _ in Destination.allCases.prefix(while: { $0 != destination }) { model.press(.right) }
        let effects = model.press(.enter, .escape, .character("0"), .down, .enter)
        guard case .mint(let request, destination)? = effects.first else { return (model, nil) }
        return (model, request)
    }

    @Test func aURLIsListedUnderTheStreamThatItWasAskedFor() throws {
        var (model, request) = waiting(for: .clipboard)
        #expect(request?.stream == "cam-031")
        #expect(model.opened == "cam-018")
        model.press(.character("c"), .enter)
        let url = Scene.copy(ago: 0, seconds: 300, of: "cam-031")
        _ = model.update(.copyFinished(.handedOut(url)))
        #expect(model.handedOut.isEmpty)
        #expect(model.screen.contains("asking the service"))
        #expect(model.screen.contains("LIVE session URL of cam-031 sent to the tmux buffer"))
        model.press(.escape, .character("0"), .up, .enter)
        #expect(model.handedOut == [url])
    }

    @Test func aFailureNamesTheStreamThatIsNoLongerOpen() throws {
        var (model, request) = waiting(for: .clipboard)
        model.press(.character("c"), .enter)
        _ = model.update(.copyFinished(.failed(try #require(request), message: "no media")))
        #expect(model.screen.contains("asking the service"))
        #expect(model.screen.contains("no LIVE session of cam-031: no media"))
    }

    @Test func aPlainPageIsNotOpenedOverAnotherStream() throws {
        var (model, _) = waiting(for: .plainPage)
        var url = Scene.copy(ago: 0, seconds: 300, of: "cam-031")
        url.destination = .plainPage
        #expect(model.update(.copyFinished(.handedOut(url))) == [])
        #expect(model.screen.contains("LIVE session URL of cam-031: open that stream and press L"))
    }

    @Test func troubledStreamsAreNeverFurtherThanAKey() {
        var model = Model.showing(fleet: .broken)
        model.press(.character("e"))
        #expect(model.screen.contains("▸ ▲ warning   cam-018"))
        model.press(.character("e"))
        #expect(model.screen.contains("▸ ▲ warning   cam-042"))
        model.press(.character("e"))
        #expect(model.screen.contains("▸ × failing   cam-031"))
        model.press(.character("E"))
        #expect(model.screen.contains("▸ ▲ warning   cam-042"))
        var healthy = Model.showing(fleet: .healthy)
        healthy.press(.character("e"))
        #expect(healthy.screen.contains("no stream on the list is critical"))
    }

    @Test(arguments: ["c", "R"] as [Character])
    func whatIsForOneStreamSaysSo(key: Character) {
        var model = Model.showing(fleet: .broken)
        #expect(model.press(.character(key)) == [])
        #expect(model.screen.contains("Enter opens the chosen one"))
    }

    @Test func nothingChangesOnAFrozenList() {
        var model = Model.showing(fleet: .healthy)
        model.press(.character(" "))
        let frame = RootView.frame(model)
        _ = model.update(.fleet(FleetScene.broken.report))
        _ = model.update(.tick(Scene.now.addingTimeInterval(300), bytesWritten: 5000))
        #expect(RootView.frame(model) == frame)
        model.press(.character(" "))
        #expect(model.screen.contains("■ 1 critical"))
    }

    @Test func anOpenStreamSaysHowTheOthersAre() throws {
        var model = Model.showing(fleet: .broken, columns: 120)
        model.press(.enter)
        _ = model.update(.report(try report(of: "cam-031", .healthy)))
        #expect(model.screen.contains("others ▲ 2 (key 0)"))
        _ = model.update(.fleet(FleetScene.healthy.report))
        #expect(model.screen.contains("others ● ok (key 0)"))
    }

    @Test func withOneStreamThereIsNoList() {
        var model = Model.showing(.healthy)
        model.press(.character("0"))
        #expect(model.screen.contains("archive"))
        #expect(model.screen.contains("one stream is watched"))
    }

    @Test("A look at the screen tells what is shown") func showsTheStreamsAtFirst() {
        let options = ProgramOptions(stream: "cam-*", fleet: "cam-*", region: "us-west-2")
        let model = Model(options: options, size: Size(columns: 80, rows: 24))
        #expect(model.screen.contains("looking for streams"))
    }
}
