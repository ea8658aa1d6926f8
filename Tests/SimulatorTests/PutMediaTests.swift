import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// PutMedia over HTTP, fed by ffmpeg and curl.
struct PutMediaTests {
    private struct Line: Decodable {
        var EventType: String
        var FragmentTimecode: Int?
    }

    @Test func curlHearsOfEveryFragmentWhileItSends() async throws {
        let result = try await withSimulator { address in
            try await Self.create("cam", address)
            return try await Tool.shell.run(
                [Tool.script("feed.sh"), "cam", "5"], environment: address.environment)
        }
        #expect(result.status == 0, "\(result.errors)")
        let lines = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        for event in ["BUFFERING", "RECEIVED", "PERSISTED"] {
            #expect(lines.count { $0.EventType == event } == 3, "\(result.output)")
        }
        let first = lines.firstIndex { $0.EventType == "PERSISTED" } ?? lines.endIndex
        let last = lines.lastIndex { $0.EventType == "BUFFERING" } ?? lines.startIndex
        #expect(first < last, "acknowledgements came at the end only: \(result.output)")
    }

    /// Calls that are refused, and the exception.
    @Test(arguments: [
        ("x-amzn-stream-name: steady", "ABSOLUTE", "AKIDEXAMPLE", "ConnectionLimitExceededException"),
        ("x-amzn-stream-name: nobody", "ABSOLUTE", "AKIDEXAMPLE", "ResourceNotFoundException"),
        ("x-amzn-stream-name: cam", "LATER", "AKIDEXAMPLE", "InvalidArgumentException"),
        ("x-amzn-stream-name: cam", "RELATIVE", "AKIDEXAMPLE", "InvalidArgumentException"),
        ("x-amzn-other: cam", "ABSOLUTE", "AKIDEXAMPLE", "InvalidArgumentException"),
        ("x-amzn-stream-name: cam", "ABSOLUTE", "AKIDOTHER", "UnrecognizedClientException"),
    ])
    func aRefusedCallSaysWhy(
        stream: String, timecodes: String, key: String, exception: String
    ) async throws {
        let result = try await withSimulator { address in
            try await Self.create("cam", address)
            return try await Tool.curl.run([
                "-sS", "-i", "-X", "POST", "--aws-sigv4", "aws:amz:\(address.region):kinesisvideo",
                "--user", "\(key):\(address.secretAccessKey)", "-H", stream,
                "-H", "x-amzn-fragment-timecode-type: \(timecodes)", "\(address.endpoint)/putMedia",
            ])
        }
        #expect(result.output.contains("x-amzn-ErrorType: \(exception)"), "\(result.output)")
    }

    static func create(_ stream: String, _ address: SimulatorServer.Address) async throws {
        let result = try await Tool.python.run(
            [Tool.script("create_stream.py"), stream], environment: address.environment)
        try #require(result.status == 0, "\(result.errors)")
    }
}
