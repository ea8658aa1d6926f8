import Foundation
import TestSupport
import Testing

@testable import KinesisVideoSimulator

/// Streams that clients set up and take down.
struct LifecycleTests {
    private var service = ArchivedMediaService(scenario: .steady, start: testStart)

    /// The exception's name with which `body` is refused, or an empty text.
    private mutating func refusal(
        _ body: (inout ArchivedMediaService) throws(ServiceError) -> Void
    ) -> String {
        do throws(ServiceError) {
            try body(&service)
            return ""
        } catch {
            return error.code
        }
    }

    private mutating func create(_ name: String?, hours: Int? = nil, tags: [String: String]? = nil) -> String
    {
        refusal { (service) throws(ServiceError) in
            let request = CreateStreamRequest(streamName: name, dataRetentionInHours: hours, tags: tags)
            _ = try service.createStream(request, at: testStart)
        }
    }

    @Test(
        arguments: [
            (nil, nil, "InvalidArgumentException"), ("", nil, "InvalidArgumentException"),
            ("two words", nil, "InvalidArgumentException"),
            (String(repeating: "n", count: 257), nil, "InvalidArgumentException"),
            (String(repeating: "n", count: 256), nil, ""), ("..", 87_600, ""),
            ("cam", -1, "InvalidArgumentException"),
            ("cam", 87_601, "InvalidArgumentException"), ("steady", nil, "ResourceInUseException"),
        ] as [(String?, Int?, String)])
    mutating func createStreamJudges(name: String?, hours: Int?, refusal: String) {
        #expect(create(name, hours: hours) == refusal)
    }

    @Test mutating func theAccountHasALimitOfStreams() {
        service.streamLimit = 2
        #expect(create("one") == "")
        #expect(create("two") == "AccountStreamLimitExceededException")
    }

    @Test mutating func aStreamHasFiftyTagsAtMost() {
        let tags = Dictionary(uniqueKeysWithValues: (0..<51).map { ("key\($0)", "") })
        #expect(create("cam", tags: tags) == "TagsPerResourceExceededLimitException")
        #expect(create("cam", tags: tags.filter { $0.key != "key50" }) == "")
        let more = refusal { (service) throws(ServiceError) in
            try service.tagStream(StreamTagsRequest(streamName: "cam", tags: ["key50": ""]))
        }
        #expect(more == "TagsPerResourceExceededLimitException")
    }

    @Test mutating func streamsStandInTheOrderOfTheirNames() throws {
        for name in ["zoo", "alley", "pier"] { #expect(create(name) == "") }
        #expect(service.streams.map(\.name) == ["alley", "pier", "steady", "zoo"])
        let condition = StreamNameCondition(comparisonValue: "p")
        let page = try service.listStreams(ListStreamsRequest(streamNameCondition: condition))
        #expect(page.streams.map(\.name) == ["pier"])
    }

    @Test mutating func eachChangeNeedsTheLatestVersion() throws {
        _ = create("cam", hours: 2)
        let first = try service.describeStream(DescribeStreamRequest(streamName: "cam"), at: testStart)
        let request = UpdateDataRetentionRequest(
            streamName: "cam", currentVersion: first.settings.version, operation: "INCREASE_DATA_RETENTION",
            dataRetentionChangeInHours: 22)
        try service.updateDataRetention(request)
        let second = try service.describeStream(DescribeStreamRequest(streamName: "cam"), at: testStart)
        #expect(second.settings.retentionHours == 24)
        let late = refusal { (service) throws(ServiceError) in try service.updateDataRetention(request) }
        #expect(late == "VersionMismatchException")
    }

    @Test(arguments: [
        ("DECREASE_DATA_RETENTION", 2, ""), ("DECREASE_DATA_RETENTION", 3, "InvalidArgumentException"),
        ("DECREASE_DATA_RETENTION", 0, "InvalidArgumentException"),
        ("SHORTER", 1, "InvalidArgumentException"),
        ("INCREASE_DATA_RETENTION", 87_599, "InvalidArgumentException"),
        ("INCREASE_DATA_RETENTION", 87_598, ""),
    ])
    mutating func retentionStaysWithinItsBounds(operation: String, hours: Int, refusal expected: String)
        throws
    {
        _ = create("cam", hours: 2)
        let version = try service.describeStream(DescribeStreamRequest(streamName: "cam"), at: testStart)
            .settings.version
        let refused = refusal { (service) throws(ServiceError) in
            try service.updateDataRetention(
                UpdateDataRetentionRequest(
                    streamName: "cam", currentVersion: version, operation: operation,
                    dataRetentionChangeInHours: hours))
        }
        #expect(refused == expected)
    }

    @Test mutating func aDeletedStreamIsGoneAndItsNameIsFree() throws {
        _ = create("cam")
        let stream = try service.describeStream(DescribeStreamRequest(streamName: "cam"), at: testStart)
        let arn = stream.arn(region: service.region)
        let stale = refusal { (service) throws(ServiceError) in
            _ = try service.deleteStream(
                DeleteStreamRequest(streamARN: arn, currentVersion: "other"), at: testStart)
        }
        #expect(stale == "VersionMismatchException")
        _ = try service.deleteStream(DeleteStreamRequest(streamARN: arn), at: testStart)
        let gone = refusal { (service) throws(ServiceError) in
            _ = try service.describeStream(DescribeStreamRequest(streamName: "cam"), at: testStart)
        }
        #expect(gone == "ResourceNotFoundException")
        #expect(create("cam") == "")
    }

    @Test func boto3SetsAStreamUpAndTakesItDown() async throws {
        let result = try await withSimulator { address in
            try await Tool.python.run([Tool.script("lifecycle.py")], environment: address.environment)
        }
        #expect(result.status == 0, "\(result.errors)")
    }
}
