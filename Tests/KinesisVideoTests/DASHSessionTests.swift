import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct DASHSessionTests {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    @Test func opensASession() async throws {
        let url = "https://b-1.example/dash/v1/getDASHManifest.mpd?SessionToken=a~"
        let fixture = try ClientFixture(answers: [
            MediaStreamTests.endpoint, .json(#"{"DASHStreamingSessionURL":"\#(url)"}"#),
        ])
        let input = GetDASHStreamingSessionURLInput(
            stream: .name("cam1"), playbackMode: .liveReplay,
            fragmentSelector: SessionFragmentSelector(
                .producerTimestamp, range: SessionTimestampRange(start: Self.start)),
            displayFragmentTimestamp: .always, displayFragmentNumber: .always, expires: .seconds(300),
            maxManifestFragmentResults: 5)
        #expect(try await fixture.client.dashStreamingSessionURL(input).reveal() == url)
        let request = try #require(fixture.transport.requests.last)
        #expect(request.url == "https://b-1.example/getDASHStreamingSessionURL")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"StreamName":"cam1","PlaybackMode":"LIVE_REPLAY","DisplayFragmentTimestamp":"ALWAYS","#
                + #""DisplayFragmentNumber":"ALWAYS","DASHFragmentSelector":{"#
                + #""FragmentSelectorType":"PRODUCER_TIMESTAMP","TimestampRange":{"StartTimestamp":1700000000}},"#
                + #""Expires":300,"MaxManifestFragmentResults":5}"#)
    }

    @Test func keepsTheRulesOfSessions() {
        let range = SessionTimestampRange(start: Self.start)
        let cases: [(GetDASHStreamingSessionURLInput, String)] = [
            (.init(stream: .name("a"), playbackMode: .onDemand), "DASHFragmentSelector"),
            (
                .init(stream: .name("a"), fragmentSelector: .init(.serverTimestamp, range: range)),
                "DASHFragmentSelector.TimestampRange"
            ),
            (.init(stream: .name("a"), expires: .milliseconds(300_500)), "Expires"),
            (.init(stream: .name("a"), maxManifestFragmentResults: 5001), "MaxManifestFragmentResults"),
        ]
        for (input, parameter) in cases {
            let error = #expect(throws: KinesisVideoError.self) {
                try ServiceRequest.getDASHStreamingSessionURL(input)
            }
            #expect(error?.violation?.parameter == parameter)
        }
    }
}
