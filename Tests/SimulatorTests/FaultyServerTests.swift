import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// What a stream's script does to connections, judged by a client that isn't ours.
struct FaultyServerTests {
    /// What `faults.py` prints of one request.
    private struct Outcome: Decodable {
        var status: Int?
        var length: Int?
        var received: Int?
        var error: String?
        var seconds: Double
    }

    private static func outcome(_ effect: ServiceFault.Effect) async throws -> Outcome {
        var script = ServiceScript()
        script.faults = [ServiceFault(effect, start: .zero)]
        var scenario = Scenario.steady
        scenario.service = script
        let name = scenario.streamName
        let result = try await withSimulator(SimulatorServer.Options(scenarios: [scenario])) { address in
            try await Tool.python.run([Tool.script("faults.py"), name], environment: address.environment)
        }
        #expect(result.status == 0, "\(result.errors)")
        let outcomes = try JSONDecoder().decode([String: Outcome].self, from: Data(result.output.utf8))
        return try #require(outcomes[name])
    }

    @Test func aDelayedAnswerComesWhole() async throws {
        let outcome = try await Self.outcome(.delay(.milliseconds(1500)))
        #expect(outcome.status == 200)
        #expect(outcome.received == outcome.length)
        #expect(outcome.seconds >= 1.5)
    }

    @Test func aResetConnectionGivesNoAnswer() async throws {
        let outcome = try await Self.outcome(.reset)
        #expect(outcome.status == nil)
        #expect(outcome.error == "RemoteDisconnected" || outcome.error == "ConnectionResetError")
    }

    @Test func aTruncatedAnswerEndsInTheMiddle() async throws {
        let outcome = try await Self.outcome(.truncate)
        #expect((outcome.status, outcome.error) == (200, "IncompleteRead"))
        #expect(outcome.received == (outcome.length ?? 0) / 2)
    }

    @Test(
        arguments: [(.internalFailure, 500), (.unavailable, 503), (.throttle, 400)]
            as [(ServiceFault.Effect, Int)])
    func aRefusalHasItsStatus(effect: ServiceFault.Effect, status: Int) async throws {
        #expect(try await Self.outcome(effect).status == status)
    }
}
