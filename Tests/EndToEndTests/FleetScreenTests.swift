import Foundation
import TestSupport
import Testing

/// The real binary with many streams, on a terminal that isn't ours.
@Suite(.tags(.endToEnd))
struct FleetScreenTests {
    private func watch(
        _ words: String, _ simulator: Simulator, columns: Int = 120, rows: Int = 40
    ) throws -> TmuxScreen {
        try TmuxScreen(
            running: "\(Command.kvsmon) watch \(words)", columns: columns, rows: rows,
            environment: simulator.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 })
    }

    @Test("Of several scenarios there is a list; Enter opens one, 0 goes back, another one opens")
    func showsSeveralScenarios() async throws {
        let screen = try TmuxScreen(running: "\(Command.kvsmon) demo gap steady", columns: 120, rows: 40)
        try await screen.wait(for: "2 streams: ▲ 1 warning, ● 1 ok", patience: .seconds(20))
        try screen.press("Enter")
        try await screen.wait(for: "was never archived", patience: .seconds(10))
        try await screen.wait(for: "playlist", patience: .seconds(10))
        try screen.press("0", "Down", "Enter")
        try await screen.wait(for: "steady is open", patience: .seconds(10)) {
            $0.contains("steady") && $0.contains("none so far") && $0.contains("others ▲ 1 (key 0)")
        }
        try screen.press("0")
        try await screen.wait(for: "1–6 show steady")
        try screen.press("q")
        let end = try await screen.waitForEnd()
        #expect(end == .code(0))
    }

    @Test(
        "Forty streams are looked at within a few seconds, found by a pattern, and filtered by what is typed")
    func showsManyStreams() async throws {
        let simulator = try Simulator(
            scenario: "steady", elapsed: "3m", options: ["--streams", "40"])
        let screen = try watch("'steady-00[0-9]*' 'steady-00*' steady-0001", simulator, rows: 60)
        try await screen.wait(for: "40 streams: ● 40 ok", patience: .seconds(20))
        try await screen.wait(for: "no stream matches")
        try screen.press("/")
        try screen.type("0017")
        try await screen.wait(for: "1 of 1 (40 in all)")
        try screen.press("Enter", "Enter")
        try await screen.wait(for: "steady-0017 is open", patience: .seconds(10)) {
            $0.contains("steady-0017") && $0.contains("none so far") && $0.contains("█")
        }
    }

    @Test("A stream that isn't there is a row that says so")
    func showsWhatIsNotThere() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "1m")
        let screen = try watch("steady gone", simulator, columns: 80, rows: 24)
        let text = try await screen.wait(for: "2 streams: ■ 1 critical, ● 1 ok", patience: .seconds(20))
        #expect(text.contains("gone"))
        try await screen.wait(for: "There is no stream gone in region us-west-2")
    }

    @Test("No match ends with 3, and says what was looked for and how to list the streams")
    func endsWithoutAMatch() async throws {
        let simulator = try Simulator(scenario: "steady")
        // What was printed stays readable until a key is pressed.
        let screen = try watch("'nothing-*'; code=$?; read key; exit $code", simulator)
        let text = try await screen.wait(for: "no stream in us-west-2 matches nothing-*")
        #expect(text.contains("`kvsmon streams` lists"))
        try screen.press("Enter")
        let end = try await screen.waitForEnd()
        #expect(end == .code(3))
    }

    @Test("A range of the past is for one stream")
    func refusesARangeForMany() async throws {
        let result = try await Command.run([Command.kvsmon, "watch", "--all", "--since", "1h"])
        #expect(result.status == 64)
        #expect(result.errors.contains("name one without * and ?"))
    }
}
