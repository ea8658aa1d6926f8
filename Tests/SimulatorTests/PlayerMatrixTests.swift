import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// Sessions of every kind, judged by ffprobe: every mode, container, way of announcing discontinuities and clock, for every
/// kind of media.
///
/// What is promised of each row is in `Scripts/matrix/row.py`.
struct PlayerMatrixTests {
    @Test(arguments: ["FRAGMENTED_MP4", "MPEG_TS"])
    func ffprobeReadsEveryKindOfSession(container: String) async throws {
        let streams = [
            "both": "", "video": "tracks = \"video\"", "audio": "tracks = \"audio\"",
            "h265": "film = \"h265\"",
        ]
        let scenarios = try streams.map { name, medium in
            try ScenarioFile(path: name, text: "[media]\n\(medium)").scenario()
        }
        var options = SimulatorServer.Options(scenarios: scenarios)
        // ffprobe reads recordings as fast as it can, which the service's quotas don't allow.
        options.enforcesQuotas = false
        let result = try await withSimulator(options) { address in
            try await Tool.python.run(
                [Tool.script("matrix"), container] + address.streamNames, environment: address.environment)
        }
        let outcomes = try Outcomes(result)
        // 3 modes, 3 ways of announcing discontinuities, 2 clocks.
        #expect(outcomes.count == 18 * streams.count)
        outcomes.expectAllFine()
    }
}
