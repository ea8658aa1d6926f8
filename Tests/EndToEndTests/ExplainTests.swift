import Foundation
import TestSupport
import Testing

/// What `kvsmon explain --format json` prints, as a reader of the documented schema sees it.
private struct Answer: Decodable {
    struct Found: Decodable {
        let number: String
        let producer: String
    }

    struct Session: Decodable {
        let mode: String
        let clock: String
        let verdict: String
        let reason: String?
        let position: [Int]?
    }

    let schema: Int
    let verdict: String
    let fragment: Found?
    let cause: String?
    let now: Bool?
    let what: String
    let why: String
    let viewer: String
    let next: String
    let sessions: [Session]
}

/// When what `kvsmon check --format json` found began.
private struct Findings: Decodable {
    struct Found: Decodable {
        let id: String
        let from: String
    }

    let findings: [Found]
}

@Suite(.tags(.endToEnd))
struct ExplainTests {
    private func answer(_ simulator: Simulator, _ words: String...) async throws -> (Answer, status: Int32) {
        let words = [Command.kvsmon, "explain"] + words + ["--format", "json"]
        let result = try await Command.run(words, environment: simulator.environment)
        #expect(result.errors == "")
        return (try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)), result.status)
    }

    @Test("A healthy fragment is served in every mode, by its time, its number, and the end of that")
    func explainsAHealthyFragment() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "2m")
        let (byTime, status) = try await answer(simulator, "steady", "30s")
        #expect(status == 0)
        #expect(byTime.schema == 1)
        #expect(byTime.verdict == "served")
        #expect(byTime.sessions.count == 6)
        #expect(byTime.sessions.allSatisfy { $0.verdict == "served" && $0.position != nil })
        #expect(![byTime.what, byTime.why, byTime.viewer, byTime.next].contains(""))
        let number = try #require(byTime.fragment?.number)
        for text in [number, "…" + number.suffix(9), String(number.suffix(9)), String(number.suffix(5))] {
            let (again, status) = try await answer(simulator, "steady", text)
            #expect(status == 0)
            #expect(again.fragment?.number == number)
        }
        let (other, otherStatus) = try await answer(simulator, "steady", "1" + number.dropFirst())
        #expect(otherStatus == 1)
        #expect(other.cause == "unstructured")
    }

    @Test("What was refused at ingest isn't archived, and the answer says why")
    func explainsARefusal() async throws {
        let simulator = try Simulator(scenario: "gap", elapsed: "40s")
        let (answer, status) = try await answer(simulator, "gap", "27s")
        #expect(status == 1)
        #expect(answer.verdict == "not archived")
        #expect(answer.cause == "refused-at-ingest")
        #expect(answer.why.contains("inferred"))
    }

    @Test("A late fragment is in no LIVE playlist, but on demand")
    func explainsALateFragment() async throws {
        let simulator = try Simulator(scenario: "late", elapsed: "50s")
        let check = try await simulator.kvsmon(
            "check", "late", "--since", "2m", "--for", "3s", "--format", "json")
        let report = try JSONDecoder().decode(Findings.self, from: Data(check.output.utf8))
        let late = try #require(report.findings.first { $0.id == "late-fragment" }?.from)
        let (live, status) = try await answer(simulator, "late", late)
        #expect(status == 1)
        #expect(live.cause == "older-than-newest")
        #expect(live.now == false)
        let (recorded, recordedStatus) = try await answer(simulator, "late", late, "--mode", "on-demand")
        #expect(recordedStatus == 0)
        #expect(recorded.verdict == "served")
    }

    @Test(
        "The text is for people: four sentences, a row for each mode, and what each discontinuity mode does")
    func explainsInWords() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "2m")
        let result = try await simulator.kvsmon("explain", "steady", "30s", "--clock", "server")
        #expect(result.status == 0)
        for word in [
            "SERVED", "what", "why", "viewer", "next", "LIVE_REPLAY", "ON_DEMAND", "ON_DISCONTINUITY", "now",
        ] {
            #expect(result.output.contains(word), "\(word) is missing in:\n\(result.output)")
        }
    }

    @Test(
        "What can't be looked at ends with 3 and a reason; a future time and one before the retention with 1")
    func saysWhyItCannotLook() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "2m")
        let unknown = try await simulator.kvsmon("explain", "no-such-stream", "30s")
        #expect(unknown.status == 3)
        #expect(unknown.output == "")
        #expect(unknown.errors.contains("no-such-stream"))
        let (old, oldStatus) = try await answer(simulator, "steady", "3d")
        #expect(oldStatus == 1)
        #expect(old.cause == "trimmed-by-retention")
        let (future, futureStatus) = try await answer(simulator, "steady", "2999-01-01T00:00:00Z")
        #expect(futureStatus == 1)
        #expect(future.cause == "future")
        let wrong = try await simulator.kvsmon("explain", "steady", "yesterday")
        #expect(wrong.status != 0)
        #expect(wrong.errors.contains("14:21:36"))
    }
}
