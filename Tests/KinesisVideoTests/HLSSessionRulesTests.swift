import FoundationEssentials
import Testing

@testable import KinesisVideo

@Suite struct HLSSessionRulesTests {
    typealias Input = GetHLSStreamingSessionURLInput

    /// One request and the parameter whose rule it breaks, `nil` where it breaks none.
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var parameter: String?
        var input: Input

        init(_ name: String, breaks parameter: String?, _ change: (inout Input) -> Void) {
            testDescription = name
            self.parameter = parameter
            input = Input(stream: .name("cam1"))
            change(&input)
        }
    }

    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    static func selector(_ type: FragmentSelectorType = .serverTimestamp, end: Double?)
        -> SessionFragmentSelector
    {
        SessionFragmentSelector(type, range: SessionTimestampRange(start: start, end: end.map { start + $0 }))
    }

    static let range = "HLSFragmentSelector.TimestampRange"
    static let end = "HLSFragmentSelector.TimestampRange.EndTimestamp"

    static let cases = [
        Case("nothing but a stream", breaks: nil) { _ in },
        Case("live with a selector type", breaks: nil) {
            $0.playbackMode = .live
            $0.fragmentSelector = SessionFragmentSelector(.producerTimestamp)
        },
        Case("live with a range", breaks: range) {
            $0.playbackMode = .live
            $0.fragmentSelector = selector(end: 10)
        },
        Case("the default mode with a range", breaks: range) { $0.fragmentSelector = selector(end: nil) },
        Case("on demand without a selector", breaks: "HLSFragmentSelector") { $0.playbackMode = .onDemand },
        Case("live replay without a selector", breaks: "HLSFragmentSelector") {
            $0.playbackMode = .liveReplay
        },
        Case("on demand without a range", breaks: range) {
            $0.playbackMode = .onDemand
            $0.fragmentSelector = SessionFragmentSelector(.serverTimestamp)
        },
        Case("live replay without a range", breaks: range) {
            $0.playbackMode = .liveReplay
            $0.fragmentSelector = SessionFragmentSelector(.serverTimestamp)
        },
        Case("on demand without an end", breaks: end) {
            $0.playbackMode = .onDemand
            $0.fragmentSelector = selector(end: nil)
        },
        Case("live replay without an end", breaks: nil) {
            $0.playbackMode = .liveReplay
            $0.fragmentSelector = selector(end: nil)
        },
        Case("an end at the start", breaks: end) {
            $0.playbackMode = .onDemand
            $0.fragmentSelector = selector(end: 0)
        },
        Case("an end before the start", breaks: end) {
            $0.playbackMode = .liveReplay
            $0.fragmentSelector = selector(end: -1)
        },
        Case("24 hours", breaks: nil) {
            $0.playbackMode = .onDemand
            $0.fragmentSelector = selector(.producerTimestamp, end: 86_400)
        },
        Case("more than 24 hours", breaks: end) {
            $0.playbackMode = .onDemand
            $0.fragmentSelector = selector(end: 86_400.001)
        },
        Case("the shortest life", breaks: nil) { $0.expires = .seconds(300) },
        Case("the longest life", breaks: nil) { $0.expires = .seconds(43_200) },
        Case("too short a life", breaks: "Expires") { $0.expires = .seconds(299) },
        Case("too long a life", breaks: "Expires") { $0.expires = .seconds(43_201) },
        Case("a life of half seconds", breaks: "Expires") { $0.expires = .milliseconds(300_500) },
        Case("one fragment", breaks: nil) { $0.maxMediaPlaylistFragmentResults = 1 },
        Case("5000 fragments", breaks: nil) { $0.maxMediaPlaylistFragmentResults = 5000 },
        Case("no fragment", breaks: "MaxMediaPlaylistFragmentResults") {
            $0.maxMediaPlaylistFragmentResults = 0
        },
        Case("5001 fragments", breaks: "MaxMediaPlaylistFragmentResults") {
            $0.maxMediaPlaylistFragmentResults = 5001
        },
        Case("a name with a space", breaks: "StreamName") { $0.stream = .name("cam 1") },
    ]

    @Test(arguments: cases)
    func checksTheDocumentedRules(example: Case) async throws {
        let fixture = try ClientFixture(answers: [
            .json(#"{"DataEndpoint":"https://b-1.example"}"#),
            .json(
                #"{"HLSStreamingSessionURL":"https://b-1.example/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=a~"}"#
            ),
        ])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.hlsStreamingSessionURL(example.input)
        }
        #expect(error?.violation?.parameter == example.parameter)
        #expect(error?.code == (example.parameter == nil ? nil : .invalidRequest))
        #expect(fixture.transport.requests.isEmpty == (example.parameter != nil))
    }

    @Test func namesTheRuleAndItsSource() throws {
        let input = Input(stream: .name("cam1"), expires: .seconds(60))
        let error = #expect(throws: KinesisVideoError.self) {
            try ServiceRequest.getHLSStreamingSessionURL(input)
        }
        let violation = try #require(error?.violation)
        #expect(
            "\(violation)"
                == "Expires must be 300 to 43200, not 60 (KVS API reference, GetHLSStreamingSessionURL)")
    }
}
