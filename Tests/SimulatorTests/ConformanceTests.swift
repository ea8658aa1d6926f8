import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// The service as AWS's own client sees it: every operation with every parameter, good and bad.
///
/// The cases are in `Scripts/conformance`, a file an operation; the bad inputs are made from botocore's model of the service.
struct ConformanceTests {
    /// The files, with the fewest cases that each must have: a file that finds nothing to do proves nothing.
    static let operations = [
        ("changing_media", 13), ("command_line", 4), ("create_stream", 80), ("delete_stream", 20),
        ("describe_stream", 20),
        ("get_clip", 65), ("get_dash_streaming_session_url", 165), ("get_data_endpoint", 30),
        ("get_hls_streaming_session_url", 230),
        ("get_images", 130), ("get_media_for_fragment_list", 35),
        ("list_fragments", 30), ("list_streams", 40), ("put_media", 34), ("stream_tags", 90),
        ("update_data_retention", 50),
        ("update_stream", 45), ("wire_forms", 25),
    ]

    @Test(arguments: operations)
    func boto3FindsEachCaseAsTheModelSays(operation: String, fewest: Int) async throws {
        // The cases ask more often than the service's quotas allow.
        var options = SimulatorServer.Options()
        options.enforcesQuotas = false
        let result = try await withSimulator(options) { address in
            try await Tool.python.run(
                [Tool.script("conformance"), operation], environment: address.environment)
        }
        let outcomes = try Outcomes(result)
        #expect(outcomes.count >= fewest)
        outcomes.expectAllFine()
    }
}
