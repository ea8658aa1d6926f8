import Foundation
import Testing

@testable import KinesisVideoSimulator

/// The documented rules for the parameters. Source: KVS API reference, GetHLSStreamingSessionURL.
struct SessionRulesTests {
    /// A request that breaks one rule, and the parameter that the refusal names.
    struct Case: Sendable, CustomTestStringConvertible {
        var field: String
        var change: @Sendable (inout GetHLSStreamingSessionURLRequest) -> Void
        var testDescription: String { field }

        init(_ field: String, _ change: @escaping @Sendable (inout GetHLSStreamingSessionURLRequest) -> Void)
        {
            self.field = field
            self.change = change
        }
    }

    private static func range(_ start: Double?, _ end: Double?, _ type: TimestampSelector = .server)
        -> FragmentSelector
    {
        FragmentSelector(type, from: start.map { .at($0) }, through: end.map { .at($0) })
    }

    private static let cases = [
        Case("StreamName") { $0.streamName = nil },
        Case("StreamName") { $0.streamARN = "arn:aws:kinesisvideo:us-west-2:1:stream/camera/1" },
        Case("PlaybackMode") { $0.playbackMode = "live" },
        Case("ContainerFormat") { $0.containerFormat = "AVI" },
        Case("DiscontinuityMode") { $0.discontinuityMode = "SOMETIMES" },
        Case("DisplayFragmentTimestamp") { $0.displayFragmentTimestamp = "YES" },
        Case("Expires") { $0.expires = 299 },
        Case("Expires") { $0.expires = 43_201 },
        Case("MaxMediaPlaylistFragmentResults") { $0.maxMediaPlaylistFragmentResults = 0 },
        Case("MaxMediaPlaylistFragmentResults") { $0.maxMediaPlaylistFragmentResults = 5001 },
        Case("HLSFragmentSelector.FragmentSelectorType") {
            $0.hlsFragmentSelector?.fragmentSelectorType = "FRAGMENT_NUMBER"
        },
        Case("HLSFragmentSelector.FragmentSelectorType") {
            $0.hlsFragmentSelector?.fragmentSelectorType = nil
        },
        Case("HLSFragmentSelector.TimestampRange") { $0.hlsFragmentSelector = range(0, 10) },
        Case("HLSFragmentSelector") {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = nil
        },
        Case("HLSFragmentSelector.TimestampRange.StartTimestamp") { $0.playbackMode = "LIVE_REPLAY" },
        Case("HLSFragmentSelector.TimestampRange.EndTimestamp") {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = range(0, nil)
        },
        Case("HLSFragmentSelector.TimestampRange.EndTimestamp") {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = range(10, 10)
        },
        Case("HLSFragmentSelector.TimestampRange.EndTimestamp") {
            $0.playbackMode = "LIVE_REPLAY"
            $0.hlsFragmentSelector = range(-86_401, 0, .producer)
        },
        Case("HLSFragmentSelector.TimestampRange.EndTimestamp") {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = range(0, 21)
        },
        Case("HLSFragmentSelector.TimestampRange.StartTimestamp") {
            // The head of the stream, which keeps 24 hours.
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = range(20 - 86_400, 10)
        },
    ]

    @Test(arguments: cases)
    func refusesAndNamesTheParameter(wrong: Case) {
        var service = HandMadeService((0..<20).map { .made($0, producer: Double($0) * 2) })
        let refusal = #expect(throws: ServiceError.self) { try service.open(at: .at(20), wrong.change) }
        #expect(refusal?.code == "InvalidArgumentException")
        #expect(refusal?.status == 400)
        #expect(refusal?.message?.hasPrefix("\(wrong.field): ") == true, "\(refusal?.message ?? "")")
    }

    @Test func allowsTheFutureByTheProducersClock() throws {
        var service = HandMadeService([.made(1, producer: 0)])
        _ = try service.open(at: .at(20)) {
            $0.playbackMode = "ON_DEMAND"
            $0.hlsFragmentSelector = Self.range(0, 500, .producer)
        }
    }

    @Test func findsStreamsByNameAndByARN() throws {
        let service = HandMadeService([.made(1, producer: 0)])
        var archived = service.service
        let arn = try #require(archived.streams.first).arn(region: "us-west-2")
        #expect(
            try archived.describeStream(DescribeStreamRequest(streamARN: arn), at: .at(0)).name == "camera")
        for request in [
            DescribeStreamRequest(streamName: "nobody"), DescribeStreamRequest(streamARN: arn + "0"),
        ] {
            #expect(throws: ServiceError.streamNotFound) { try archived.describeStream(request, at: .at(0)) }
        }
    }

    @Test(arguments: [nil, "LISTFRAGMENTS"])
    func knowsTheNamesOfAPIs(name: String?) {
        var service = HandMadeService([.made(1, producer: 0)]).service
        let refusal = #expect(throws: ServiceError.self) {
            try service.getDataEndpoint(
                GetDataEndpointRequest(streamName: "camera", apiName: name), at: .at(0))
        }
        #expect(refusal?.message?.hasPrefix("APIName: ") == true)
    }
}
