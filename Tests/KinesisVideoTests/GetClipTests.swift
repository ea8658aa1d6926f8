import FoundationEssentials
import HTTPTransport
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct GetClipTests {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    static func input(seconds: Double) -> GetClipInput {
        GetClipInput(
            stream: .name("cam1"), selector: FragmentSelector(.producerTimestamp, start...(start + seconds)))
    }

    @Test func theClipComesInPiecesAndTellsItsProgress() async throws {
        let head: HTTPFields = ["Content-Type": "video/mp4", "Content-Length": "7"]
        let fixture = try ClientFixture(answers: [
            MediaStreamTests.endpoint,
            .success(HTTPResponse(status: 200, headers: head, body: Array("0123456".utf8))),
        ])
        let counts = Mutex<[Int]>([])
        let clip = try await fixture.client.clip(Self.input(seconds: 60))
            .reportingProgress { count in counts.withLock { $0.append(count) } }
        #expect(clip.contentType == "video/mp4" && clip.expectedByteCount == 7)
        #expect(try await clip.reduce([]) { $0 + $1 } == Array("0123456".utf8))
        #expect(counts.withLock { $0 } == [3, 6, 7])
        let request = try #require(fixture.transport.requests.last)
        #expect(request.url == "https://b-1.example/getClip")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"StreamName":"cam1","ClipFragmentSelector":{"FragmentSelectorType":"PRODUCER_TIMESTAMP","#
                + #""TimestampRange":{"StartTimestamp":1700000000,"EndTimestamp":1700000060}}}"#)
        #expect(
            String(decoding: fixture.transport.requests[0].body, as: UTF8.self).contains(#""GET_CLIP""#))
        #expect(fixture.records.last?.operation == .getClip && fixture.records.last?.bytes == 7)
    }

    @Test(arguments: [0, 86_400.001])
    func aRangeThatTheServiceRefusesIsNotSent(seconds: Double) async throws {
        let fixture = try ClientFixture(answers: [MediaStreamTests.endpoint])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.clip(Self.input(seconds: seconds))
        }
        #expect(error?.violation?.parameter == "ClipFragmentSelector.TimestampRange.EndTimestamp")
        #expect(fixture.transport.requests.isEmpty)
    }
}
