import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct GetImagesTests {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)

    static func input(seconds: Double = 10, _ change: (inout GetImagesInput) -> Void = { _ in })
        -> GetImagesInput
    {
        var input = GetImagesInput(
            stream: .name("cam1"), selector: FragmentSelector(.serverTimestamp, start...(start + seconds)))
        change(&input)
        return input
    }

    @Test func followsThePages() async throws {
        let fixture = try ClientFixture(answers: [
            MediaStreamTests.endpoint,
            .json(#"{"Images":[{"TimeStamp":1.7E9,"Error":null,"ImageContent":"/9j/"}],"NextToken":"a="}"#),
            .json(#"{"Images":[{"TimeStamp":1700000003.5,"Error":"NO_MEDIA"}],"NextToken":null}"#),
        ])
        let input = Self.input {
            $0.samplingInterval = .milliseconds(3500)
            $0.format = .jpeg(quality: 90)
            $0.size = .exactly(width: 640, height: 360)
            $0.maxResults = 1
        }
        let images = try await fixture.client.images(input).collect().flatMap(\.images)
        #expect(
            images == [
                ArchivedImage(date: Self.start, content: .file([0xFF, 0xD8, 0xFF])),
                ArchivedImage(date: Self.start + 3.5, content: .missing(.noMedia)),
            ])
        let bodies = fixture.transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
        let question =
            #""ImageSelectorType":"SERVER_TIMESTAMP","StartTimestamp":1700000000,"#
            + #""EndTimestamp":1700000010,"SamplingInterval":3500,"Format":"JPEG","#
            + #""FormatConfig":{"JPEGQuality":"90"},"WidthPixels":640,"HeightPixels":360,"MaxResults":1"#
        #expect(bodies[1] == #"{"StreamName":"cam1",\#(question)}"#)
        #expect(bodies[2] == #"{"StreamName":"cam1",\#(question),"NextToken":"a="}"#)
        #expect(fixture.records.last?.quotaPoints == 401)
    }

    /// A change and the parameter whose rule it breaks.
    static let violations: [(String, GetImagesInput)] = [
        ("EndTimestamp", input(seconds: 300.001)),
        ("SamplingInterval", input { $0.samplingInterval = .milliseconds(199) }),
        ("SamplingInterval", input { $0.samplingInterval = .microseconds(200_500) }),
        ("FormatConfig.JPEGQuality", input { $0.format = .jpeg(quality: 101) }),
        ("WidthPixels", input { $0.size = .exactly(width: 3841, height: 1) }),
        ("HeightPixels", input { $0.size = .height(2161) }), ("MaxResults", input { $0.maxResults = 101 }),
        ("NextToken", input { $0.nextToken = "a b" }),
    ]

    @Test(arguments: violations)
    func whatTheServiceRefusesIsNotAsked(parameter: String, input: GetImagesInput) {
        let error = #expect(throws: KinesisVideoError.self) { try ServiceRequest.getImages(input) }
        #expect(error?.violation?.parameter == parameter)
    }

    @Test(arguments: [
        (#"{}"#, "Images"), (#"{"Images":[{"ImageContent":"AA=="}]}"#, "Images[].TimeStamp"),
        (#"{"Images":[{"TimeStamp":1,"ImageContent":"?"}]}"#, "Images[].ImageContent"),
        (#"{"Images":[{"TimeStamp":1}]}"#, "Images[].ImageContent"),
    ])
    func namesWhatIsMissing(text: String, member: String) {
        #expect(throws: UndecodableBody.missing(member)) { try GetImagesDecoder.decode(Array(text.utf8)) }
    }
}
