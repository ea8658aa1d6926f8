import Foundation
import TestSupport
import Testing

/// What `kvsmon check --format json` prints, as a reader of the documented schema sees it.
private struct Report: Decodable {
    struct Found: Decodable {
        let id: String
        let cause: String?
        let state: String
        let what: String
        let why: String
        let viewer: String
        let next: String
    }

    let schema: Int
    let stream: String
    let severity: String
    let findings: [Found]
    let metrics: [String: Double?]
}

@Suite(.tags(.endToEnd))
struct CheckTests {
    /// A scenario, how long it has been running when the check begins, and all that is to be found, `id cause`.
    struct Case: Sendable, CustomTestStringConvertible {
        let scenario: String
        let elapsed: String
        let expected: Set<String>
        let status: Int32

        var testDescription: String { scenario }
    }

    static let cases = [
        Case(scenario: "steady", elapsed: "30s", expected: [], status: 0),
        Case(scenario: "gap", elapsed: "35s", expected: ["gap refused-at-ingest"], status: 1),
        Case(scenario: "late", elapsed: "35s", expected: ["late-fragment"], status: 1),
        Case(
            scenario: "reconnect", elapsed: "35s",
            expected: ["gap reconnect-with-loss", "reconnect with-loss"], status: 1),
        Case(scenario: "clock-jump", elapsed: "40s", expected: ["clock-jump forward"], status: 0),
        Case(scenario: "drift", elapsed: "30s", expected: ["clock-drift fast"], status: 0),
        Case(
            scenario: "silent", elapsed: "32s",
            expected: ["producer-silent", "stale-playlist producer-silent"], status: 1),
    ]

    @Test("Each scenario's check reports exactly what was injected", arguments: cases)
    func reportsWhatWasInjected(_ example: Case) async throws {
        let simulator = try Simulator(scenario: example.scenario, elapsed: example.elapsed)
        let result = try await simulator.kvsmon(
            "check", example.scenario, "--since", "4m", "--for", "12s", "--format", "json")
        #expect(result.errors == "")
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        #expect(report.schema == 1)
        #expect(report.stream == example.scenario)
        let found = report.findings.map { [$0.id, $0.cause].compactMap(\.self).joined(separator: " ") }
        #expect(Set(found) == example.expected, "\(report.findings.map(\.what))")
        #expect(result.status == example.status)
        #expect(report.findings.allSatisfy { ![$0.what, $0.why, $0.viewer, $0.next].contains("") })
    }

    @Test("Watching sees what only a live playlist shows: a late fragment never enters it")
    func watchesThePlaylist() async throws {
        let simulator = try Simulator(scenario: "late", elapsed: "5s")
        let result = try await simulator.kvsmon(
            "check", "late", "--since", "10s", "--for", "32s", "--format", "json")
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        let missing = try #require(report.findings.first { $0.id == "missing-from-playlist" })
        #expect(missing.cause == "late")
        #expect(report.findings.contains { $0.id == "late-fragment" })
    }

    @Test(
        "A stream that isn't there can't be looked at: exit code 3, the reason on standard error, nothing on output"
    )
    func cannotLookAtAnUnknownStream() async throws {
        let simulator = try Simulator(scenario: "steady")
        let result = try await simulator.kvsmon("check", "no-such-stream")
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.errors.contains("no-such-stream"))
        #expect(result.errors.contains("ResourceNotFoundException"))
    }

    @Test("A wrong key is told apart, and never printed")
    func saysThatTheKeyIsWrong() async throws {
        let simulator = try Simulator(scenario: "steady")
        let environment = simulator.environment.merging(["AWS_SECRET_ACCESS_KEY": "hush-hush"]) { $1 }
        let result = try await Command.run([Command.kvsmon, "check", "steady"], environment: environment)
        #expect(result.status == 3)
        #expect(result.errors.contains("signature"))
        #expect(!result.errors.contains("hush-hush"))
    }
}

extension Tag {
    /// Runs the real binary.
    @Tag static var endToEnd: Self
}
