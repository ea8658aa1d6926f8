import FoundationEssentials
import Testing

@testable import KinesisVideo

@Suite struct StreamReferenceTests {
    static let arn = "arn:aws:kinesisvideo:us-west-2:111122223333:stream/cam1/1234567890123"

    @Test(arguments: ["cam1", "a", "A-b_c.9", String(repeating: "x", count: 256)])
    func takesNames(text: String) throws {
        #expect(try StreamReference(parsing: text) == .name(text))
    }

    @Test(arguments: [
        arn, "arn:aws-cn:kinesisvideo:cn-north-1:111122223333:stream/cam1/1",
        "arn:aws:kinesisvideo:eu-west-1:1:channel/c_1/2",
    ])
    func takesARNs(text: String) throws {
        #expect(try StreamReference(parsing: text) == .arn(text))
    }

    @Test(arguments: ["", "a b", "a/b", "kamera-ü", String(repeating: "x", count: 257)])
    func refusesOtherNames(text: String) {
        #expect(throws: KinesisVideoError.self) { try StreamReference(parsing: text) }
    }

    @Test(arguments: [
        "arn:", "arn:aws:s3:us-west-2:1:stream/a/1", "arn:aws:kinesisvideo:us-west-2:x:stream/a/1",
        "arn:aws:kinesisvideo:us-west-2:1:stream/a", "arn:aws:kinesisvideo:us-west-2:1:stream/a b/1",
        "arn:aws:kinesisvideo:us-west-2:1:stream/a/x", "arn:aws:kinesisvideo:us-west-2:1:Stream/a/1",
    ])
    func refusesOtherARNs(text: String) throws {
        let error = try #require(throws: KinesisVideoError.self) { try StreamReference(parsing: text) }
        #expect(error.violation?.parameter == "StreamARN")
    }

    @Test(arguments: [("cam1", "cam1"), (arn, "cam1")])
    func knowsTheName(text: String, name: String) throws {
        #expect(try StreamReference(parsing: text).name == name)
    }

    @Test(arguments: [
        ("MaxResults", 0, String?.none, true), ("MaxResults", 1001, nil, true),
        ("FragmentSelector", 10, nil, false),
        ("NextToken", 10, "", true), ("NextToken", 10, String(repeating: "x", count: 4097), true),
    ])
    func refusesAListingThatTheServiceWouldRefuse(
        parameter: String, maxResults: Int, token: String?, hasSelector: Bool
    ) throws {
        let date = Date(timeIntervalSince1970: 0)
        let input = ListFragmentsInput(
            stream: .name("cam1"),
            selector: hasSelector ? FragmentSelector(.serverTimestamp, date...date) : nil,
            maxResults: maxResults, nextToken: token)
        let error = #expect(throws: KinesisVideoError.self) { try ServiceRequest.listFragments(input) }
        #expect(error?.violation?.parameter == parameter)
    }
}
