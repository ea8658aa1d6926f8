import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

/// A terminal that keeps what it is shown.
@MainActor
private final class ShownFrames: Terminal {
    let size = Size(columns: 120, rows: 40)
    let showsUnicode = true
    var reportsMouse = false
    private(set) var frames: [Frame] = []
    private(set) var isRestored = false
    private(set) var rings = 0
    /// Called with every frame.
    var whenPresented: (Frame) -> Void = { _ in }

    var bytesWritten: Int { frames.count }

    func present(_ frame: Frame) {
        frames.append(frame)
        whenPresented(frame)
    }

    func ring() { rings += 1 }

    func restore() { isRestored = true }
}

@MainActor
@Suite struct ProgramTests {
    private let terminal = ShownFrames()
    private let inputs = AsyncStream<Input>.makeStream()
    private let reports = AsyncStream<StreamReport>.makeStream()
    private let ticks = AsyncStream<Date>.makeStream()

    private func run(perform: @escaping @MainActor (Effect) async -> Message? = { _ in nil }) async {
        await Program.run(
            terminal: terminal, inputs: inputs.stream, reports: reports.stream, ticks: ticks.stream,
            options: ProgramOptions(stream: "front-door", region: "us-west-2"), perform: perform)
    }

    @Test func drawsBeforeAnythingComesAndGivesTheTerminalBack() async {
        inputs.continuation.finish()
        await run()
        #expect(terminal.frames.first?.characterPlane.contains("Connecting to front-door") == true)
        #expect(terminal.isRestored)
    }

    @Test func showsReportsAndEndsOnQ() async {
        terminal.whenPresented = { [inputs, reports] frame in
            if frame.characterPlane.contains("nothing wrong") {
                inputs.continuation.yield(.key(.character("q")))
            } else {
                reports.continuation.yield(Scene.report(of: FragmentScript().fragments(until: Scene.now)))
            }
        }
        await run()
        #expect(terminal.frames.last?.characterPlane.contains("nothing wrong") == true)
    }

    @Test func aFrameLikeTheOneBeforeIsNotPresented() async {
        for _ in 0..<50 { inputs.continuation.yield(.key(.escape)) }
        inputs.continuation.yield(.key(.character("q")))
        await run()
        #expect(terminal.frames.count == 1)
    }

    @Test func keysAreAnsweredWhileARequestHangs() async {
        let hanging = AsyncStream<Void>.makeStream()
        terminal.whenPresented = { [inputs] frame in
            let screen = frame.characterPlane
            if screen.contains("Keys") {
                inputs.continuation.yield(.hangUp)
            } else if screen.contains("asking the service") {
                inputs.continuation.yield(.key(.escape))
                inputs.continuation.yield(.key(.character("?")))
            }
        }
        inputs.continuation.yield(.key(.character("c")))
        inputs.continuation.yield(.key(.enter))
        await run { _ in
            for await _ in hanging.stream {}
            return nil
        }
        #expect(terminal.frames.last?.characterPlane.contains("Keys") == true)
    }

    @Test func theAnswerOfAnEffectIsShown() async {
        terminal.whenPresented = { [inputs] frame in
            if frame.characterPlane.contains("no session: because") { inputs.continuation.yield(.hangUp) }
        }
        inputs.continuation.yield(.key(.character("c")))
        inputs.continuation.yield(.key(.enter))
        await run { effect in
            guard case .mint(let request, _) = effect else { return nil }
            return .copyFinished(.failed(request, message: "because"))
        }
        #expect(terminal.frames.last?.characterPlane.contains("no session: because") == true)
    }

    @Test func themesAreShownInTheOrderOfAsking() async {
        let keys: [Key] = [.character("t")] + Array(repeating: .down, count: 30) + [.character("t")]
        for key in keys { inputs.continuation.yield(.key(key)) }
        inputs.continuation.finish()
        let themes = (0..<31).map { ThemeChoice(name: "\($0)", background: "any") }
        let options = ProgramOptions(stream: "a", region: "b", themes: themes, theme: "0")
        var asked: [Effect] = []
        await Program.run(
            terminal: terminal, inputs: inputs.stream, reports: reports.stream, ticks: ticks.stream,
            options: options
        ) { effect in
            asked.append(effect)
            return nil
        }
        #expect(asked == (1...30).map { .theme("\($0)") } + [.theme("0")])
    }

    @Test func resizingRedraws() async {
        terminal.whenPresented = { [inputs] frame in
            inputs.continuation.yield(
                frame.size.columns == 80 ? .hangUp : .resized(Size(columns: 80, rows: 24)))
        }
        await run()
        #expect(terminal.frames.last?.size == Size(columns: 80, rows: 24))
    }

    @Test func rings() async {
        let bell = ProgramOptions(stream: "front-door", region: "us-west-2", bell: true)
        reports.continuation.yield(Scene.brokenReport)
        terminal.whenPresented = { [inputs] frame in
            if frame.characterPlane.contains("warning") { inputs.continuation.yield(.key(.character("q"))) }
        }
        let last = await Program.run(
            terminal: terminal, inputs: inputs.stream, reports: reports.stream, ticks: ticks.stream,
            options: bell
        ) { _ in nil }
        #expect(terminal.rings == 1)
        #expect(last == terminal.frames.last)
    }

    @Test func newsWaitsForItsTurnAndKeysDoNot() async {
        let (hands, handed) = AsyncStream<Void>.makeStream()
        reports.continuation.yield(Scene.report(of: FragmentScript().fragments(until: Scene.now)))
        reports.continuation.finish()
        let taken = AsyncStream { [reports] () async -> StreamReport? in
            for await report in reports.stream { return report }
            handed.yield()
            return nil
        }
        terminal.whenPresented = { [inputs] frame in
            if frame.characterPlane.contains("Keys") { inputs.continuation.yield(.key(.escape)) }
            if frame.characterPlane.contains("nothing wrong") { inputs.continuation.yield(.hangUp) }
        }
        await Program.run(
            terminal: terminal, inputs: inputs.stream, reports: taken, ticks: ticks.stream,
            options: ProgramOptions(
                stream: "front-door", region: "us-west-2",
                // Once the report is there, only a key can show anything before this is over.
                betweenNews: { [inputs] in
                    for await _ in hands { inputs.continuation.yield(.key(.character("?"))) }
                })
        ) { _ in nil }
        // Waiting, help, and what the report says behind it: the report made no frame of its own.
        #expect(terminal.frames.count == 3)
    }

    @Test func newsIsShownWhenItsTurnComes() async {
        let (turns, turn) = AsyncStream<Void>.makeStream()
        terminal.whenPresented = { [inputs] frame in
            turn.yield()
            if frame.characterPlane.contains("nothing wrong") { inputs.continuation.yield(.hangUp) }
        }
        reports.continuation.yield(Scene.report(of: FragmentScript().fragments(until: Scene.now)))
        await Program.run(
            terminal: terminal, inputs: inputs.stream, reports: reports.stream, ticks: ticks.stream,
            options: ProgramOptions(
                stream: "front-door", region: "us-west-2", betweenNews: { for await _ in turns { return } })
        ) { _ in nil }
        #expect(terminal.frames.count == 2)
    }
}
