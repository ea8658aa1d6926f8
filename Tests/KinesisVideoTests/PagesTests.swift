import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct PagesTests {
    static func stream(_ name: String) -> String { "{\"StreamName\":\"\(name)\"}" }

    @Test func followsTokensThroughEmptyPages() async throws {
        let fixture = try ClientFixture(answers: [
            .json("{\"StreamInfoList\":[\(Self.stream("a"))],\"NextToken\":\"1\"}"),
            .json(#"{"StreamInfoList":[],"NextToken":"2"}"#),
            .json(#"{"StreamInfoList":null,"NextToken":"3"}"#),
            .json("{\"StreamInfoList\":[\(Self.stream("b")),\(Self.stream("c"))],\"NextToken\":null}"),
        ])
        let pages = try await fixture.client.listStreams(namePrefix: "x", pageSize: 2).collect()
        #expect(pages.map { $0.streams.map(\.name) } == [["a"], [], [], ["b", "c"]])
        let bodies = fixture.transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        let condition = #""StreamNameCondition":{"ComparisonOperator":"BEGINS_WITH","ComparisonValue":"x"}"#
        #expect(bodies.first == "{\"MaxResults\":2,\(condition)}")
        #expect(
            bodies.dropFirst()
                == ["1", "2", "3"].map { "{\"MaxResults\":2,\"NextToken\":\"\($0)\",\(condition)}" }[...])
    }

    @Test func endsWhereATokenRepeats() async throws {
        let fixture = try ClientFixture(answers: [.json(#"{"StreamInfoList":[],"NextToken":"1"}"#)])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.listStreams().collect()
        }
        #expect(error?.code == .undecodable)
        #expect(fixture.transport.requests.count == 2)
    }

    @Test func endsAfterAFailure() async throws {
        let fixture = try ClientFixture(answers: [.refusal(403, "AccessDeniedException")])
        var iterator = fixture.client.listStreams().makeAsyncIterator()
        await #expect(throws: KinesisVideoError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test(arguments: [0, 10_001])
    func refusesAPageSizeThatTheServiceWouldRefuse(size: Int) async throws {
        let fixture = try ClientFixture(answers: [.active])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.listStreams(pageSize: size).collect()
        }
        #expect(error?.violation?.parameter == "MaxResults")
        #expect(fixture.transport.requests.isEmpty)
    }

    @Test func readsAStreamAsTheServiceWritesIt() throws {
        let body =
            #"{"StreamInfo":{"CreationTime":1.705489836421E9,"DataRetentionInHours":24,"DeviceName":null,"#
            + #""KmsKeyId":"arn:aws:kms:x","MediaType":"video/h264","Status":"ACTIVE","#
            + #""StreamARN":"arn:aws:kinesisvideo:us-west-2:1:stream/cam1/1","StreamName":"cam1","Version":"v"}}"#
        let stream = try DescribeStreamDecoder.decode(Array(body.utf8))
        #expect(
            stream
                == DescribedStream(
                    name: "cam1", arn: "arn:aws:kinesisvideo:us-west-2:1:stream/cam1/1", status: .active,
                    retentionHours: 24, created: Date(timeIntervalSince1970: 1_705_489_836.421),
                    mediaType: "video/h264",
                    version: "v", keyID: "arn:aws:kms:x"))
    }
}
