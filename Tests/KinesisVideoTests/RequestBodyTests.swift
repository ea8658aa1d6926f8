import FoundationEssentials
import Testing

@testable import KinesisVideo

@Suite struct RequestBodyTests {
    let start = Date(timeIntervalSince1970: 1_643_353_235.931)

    @Test func writesEveryParameterOfASession() throws {
        let input = GetHLSStreamingSessionURLInput(
            stream: .name("cam1"), playbackMode: .onDemand,
            fragmentSelector: SessionFragmentSelector(
                .producerTimestamp,
                range: SessionTimestampRange(start: start, end: Date(timeIntervalSince1970: 1_643_353_295))),
            containerFormat: .fragmentedMP4, discontinuityMode: .onDiscontinuity,
            displayFragmentTimestamp: .always,
            expires: .seconds(43_200), maxMediaPlaylistFragmentResults: 10)
        #expect(
            try text(ServiceRequest.getHLSStreamingSessionURL(input).json)
                == #"{"StreamName":"cam1","PlaybackMode":"ON_DEMAND","HLSFragmentSelector":"#
                + #"{"FragmentSelectorType":"PRODUCER_TIMESTAMP","TimestampRange":"#
                + #"{"StartTimestamp":1643353235.931,"EndTimestamp":1643353295}},"ContainerFormat":"FRAGMENTED_MP4","#
                + #""DiscontinuityMode":"ON_DISCONTINUITY","DisplayFragmentTimestamp":"ALWAYS","Expires":43200,"#
                + #""MaxMediaPlaylistFragmentResults":10}"#)
    }

    @Test func leavesOutWhatIsNotSet() throws {
        let arn = "arn:aws:kinesisvideo:us-west-2:111122223333:stream/cam1/1234567890123"
        let input = GetHLSStreamingSessionURLInput(stream: .arn(arn))
        #expect(
            try text(ServiceRequest.getHLSStreamingSessionURL(input).json) == "{\"StreamARN\":\"\(arn)\"}")
    }

    @Test func writesARangeOfFragments() throws {
        let input = ListFragmentsInput(
            stream: .name("cam1"), selector: FragmentSelector(.serverTimestamp, start...(start + 60.069)),
            maxResults: 1000, nextToken: "abc=")
        #expect(
            try text(ServiceRequest.listFragments(input).json)
                == #"{"StreamName":"cam1","MaxResults":1000,"NextToken":"abc=","FragmentSelector":"#
                + #"{"FragmentSelectorType":"SERVER_TIMESTAMP","TimestampRange":"#
                + #"{"StartTimestamp":1643353235.931,"EndTimestamp":1643353296}}}"#)
    }

    @Test func writesAListOfFragments() throws {
        let input = GetMediaForFragmentListInput(stream: .name("cam1"), fragments: ["91343", "91344"])
        #expect(
            try text(ServiceRequest.getMediaForFragmentList(input).json)
                == #"{"StreamName":"cam1","Fragments":["91343","91344"]}"#)
    }

    @Test(arguments: [
        (0.0, "0"), (1.5, "1.500"), (0.001, "0.001"), (0.050, "0.050"), (-1.25, "-1.250"),
        (1e9, "1000000000"),
    ])
    func writesDatesWithAtMostThreeDecimals(seconds: Double, expected: String) {
        #expect(text(.seconds(Date(timeIntervalSince1970: seconds))) == expected)
    }

    @Test func escapesWhatJSONAsksFor() {
        #expect(text(.string("a\"b\\c\n\u{1}é")) == #""a\"b\\c\u000a\u0001é""#)
    }

    private func text(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }
}
