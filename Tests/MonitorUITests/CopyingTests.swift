import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct CopyingTests {
    private static func url(_ request: SessionRequest) -> HandedOutURL {
        HandedOutURL(
            request: request, redactedURL: "https://b-1a2b….example/?SessionToken=•••",
            route: "sent to the tmux buffer", created: Scene.now, expires: Scene.now.addingTimeInterval(300))
    }

    @Test func enterAsksForALiveSessionOfAnHour() {
        var model = Model.showing(.healthy)
        let effects = model.press(.character("c"), .enter)
        #expect(
            effects == [.mint(SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600)))])
        #expect(model.screen.contains("asking the service"))
    }

    @Test func aSessionIsAskedForOnceHoweverOftenEnterIsPressed() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("c"), .enter, .enter, .enter).count == 1)
    }

    @Test func escapeAsksForNothing() {
        var model = Model.showing(.healthy)
        #expect(model.press(.character("c"), .right, .escape).isEmpty)
        #expect(model.overlay == nil)
    }

    @Test func replayBeginsAtTheCursor() throws {
        var model = Model.showing(.healthy)
        let effects = model.press(.left, .left, .character("c"), .right, .enter)
        let start = try #require(model.cursorFragment?.fragment.producerTimestamp)
        #expect(
            effects == [
                .mint(
                    SessionRequest(
                        stream: "front-door", mode: .liveReplay(from: start), expires: .seconds(3600)))
            ])
    }

    @Test func onDemandTakesWhatIsOnScreen() {
        var model = Model.showing(.healthy)
        let axis = model.axis
        let effects = model.press(.character("c"), .right, .right, .enter)
        let mode = SessionRequest.Mode.onDemand(
            from: axis.date(ofColumn: 0), to: axis.date(ofColumn: axis.columns))
        #expect(effects == [.mint(SessionRequest(stream: "front-door", mode: mode, expires: .seconds(3600)))])
    }

    @Test func onDemandTakesAtMostADay() throws {
        var model = Model.showing(.healthy, columns: 200, rows: 60)
        for _ in 0..<20 { model.press(.character("-")) }
        let effects = model.press(.character("c"), .right, .right, .enter)
        guard case .mint(let request, _)? = effects.first, case .onDemand(let from, let to) = request.mode
        else {
            Issue.record("no ON_DEMAND session was asked for")
            return
        }
        #expect(to.timeIntervalSince(from) == 86_400)
    }

    @Test func aChosenFindingCanBePlayedWithAMargin() {
        var model = Model.showing(.broken)
        let effects = model.press(.character("e"), .character("c"), .right, .right, .right, .enter)
        let mode = SessionRequest.Mode.onDemand(
            from: Scene.late.from.addingTimeInterval(-30), to: Scene.now.addingTimeInterval(-25.93 + 30))
        #expect(effects == [.mint(SessionRequest(stream: "front-door", mode: mode, expires: .seconds(3600)))])
    }

    @Test func everyOptionReachesTheRequest() {
        var model = Model.showing(.healthy)
        let effects = model.press(
            .character("c"), .down, .right, .right, .down, .right, .down, .right, .down, .right, .enter)
        let request = SessionRequest(
            stream: "front-door", mode: .live, expires: .seconds(43_200), timestamps: .never,
            discontinuities: .always,
            container: .mpegTransportStream)
        #expect(effects == [.mint(request)])
    }

    @Test func withoutFragmentsThereIsOnlyLive() {
        var model = Model.showing(.connecting)
        let effects = model.press(.character("c"), .right, .right, .right, .enter)
        #expect(
            effects == [.mint(SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600)))])
    }

    @Test func whatWasHandedOutIsListedUntilItExpires() {
        var model = Model.showing(.healthy)
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(300))
        model.press(.character("c"), .enter)
        _ = model.update(.copyFinished(.handedOut(Self.url(request))))
        #expect(model.screen.contains("● sent to the tmux buffer  Enter closes"))
        #expect(model.screen.contains("5 min left"))
        _ = model.update(.tick(Scene.now.addingTimeInterval(301), bytesWritten: 0))
        #expect(!model.screen.contains("Handed out"))
    }

    @Test func withTheDialogClosedTheOutcomeIsANotice() {
        var model = Model.showing(.healthy)
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(300))
        model.press(.character("?"))
        _ = model.update(.copyFinished(.handedOut(Self.url(request))))
        #expect(model.screen.contains("LIVE session URL sent to the tmux buffer"))
        _ = model.update(.copyFinished(.failed(request, message: "ResourceNotFoundException: no media")))
        #expect(model.screen.contains("no LIVE session: ResourceNotFoundException: no media"))
        model.press(.left)
        #expect(!model.screen.contains("ResourceNotFoundException"))
    }

    @Test func aFailureIsShownInTheDialogAndCanBeTriedAgain() {
        var model = Model.showing(.healthy)
        model.press(.character("c"), .enter)
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(300))
        _ = model.update(.copyFinished(.failed(request, message: "ClientLimitExceededException: slow down")))
        #expect(model.screen.contains("no session: ClientLimitExceededException"))
        #expect(model.press(.enter).count == 1)
    }

    /// A model whose machine has `player`.
    private func model(_ player: PlayerChoice) -> Model {
        let options = ProgramOptions(stream: "front-door", region: "us-west-2", player: player)
        return Model(options: options, size: Size(columns: 80, rows: 24))
    }

    @Test func oAndEnterOpenALiveSessionInThePlayer() {
        var model = model(.program(name: "mpv"))
        let effects = model.press(.character("o"))
        #expect(effects.isEmpty)
        #expect(model.screen.contains("Enter opens a session in mpv."))
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600))
        #expect(model.press(.enter) == [.mint(request, to: .player)])
    }

    @Test func withoutAPlayerOSaysWhyAndOffersTheURL() {
        var model = model(.none(reason: "there is no display"))
        model.press(.character("o"))
        #expect(model.screen.contains("× no player: there is no display; send the URL elsewhere"))
        #expect(
            model.press(.enter) == [
                .mint(SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600)))
            ])
    }

    @Test func aPlayerThatIsNotThereIsNotAskedForASession() {
        var model = model(.none(reason: "there is no display"))
        model.press(.character("c"), .down, .down, .down, .down, .down)
        for _ in 0..<4 { model.press(.right) }
        #expect(model.press(.enter).isEmpty)
        #expect(model.screen.contains("no player: there is no display"))
    }

    @Test(arguments: Destination.allCases)
    func aURLGoesWhereItIsSentTo(destination: Destination) throws {
        var model = model(.program(name: "mpv"))
        model.press(.character("c"), .down, .down, .down, .down, .down)
        let place = try #require(Destination.allCases.firstIndex(of: destination))
        for _ in 0..<place { model.press(.right) }
        #expect(model.screen.contains("[\(destination.rawValue)]"))
        let request = SessionRequest(stream: "front-door", mode: .live, expires: .seconds(3600))
        #expect(model.press(.enter) == [.mint(request, to: destination)])
    }

    @Test func theListOfSessionsTellsPlayersFromCopies() {
        var model = Model.showing(.healthy)
        var url = Self.url(SessionRequest(stream: "front-door", mode: .live, expires: .seconds(300)))
        url.destination = .player
        url.route = "handed to mpv"
        _ = model.update(.copyFinished(.handedOut(url)))
        #expect(model.screen.contains("LIVE session URL handed to mpv"))
        model.press(.character("5"))
        let line = model.screen.split(separator: "\n").first { $0.contains("handed to mpv") }
        #expect(line?.contains("player") == true)
    }
}
