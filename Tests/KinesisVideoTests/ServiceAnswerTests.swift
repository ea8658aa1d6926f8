import FoundationEssentials
import HTTPTransport
import Testing

@testable import KinesisVideo

@Suite struct ServiceAnswerTests {
    /// An answer and what should be understood.
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var status: Int
        var headers: HTTPFields = [:]
        var body: String
        var code: KinesisVideoError.Code
        var message: String
    }

    static let cases = [
        Case(
            testDescription: "the SDKs' header with a suffix", status: 404,
            headers: [
                "x-amzn-ErrorType":
                    "ResourceNotFoundException:https://kinesisvideo.amazonaws.com/doc/2017-09-30/"
            ],
            body: #"{"Message":"The requested stream is not found or not active."}"#, code: .resourceNotFound,
            message: "The requested stream is not found or not active."),
        Case(
            testDescription: "the documented header in capitals", status: 400,
            headers: ["X-AMZ-ERRORTYPE": "ClientLimitExceededException"],
            body: #"{"Message":"Limit exceeded"}"#,
            code: .clientLimitExceeded, message: "Limit exceeded"),
        Case(
            testDescription: "the authentication layer's message", status: 403,
            headers: ["x-amzn-ErrorType": "InvalidSignatureException:http://internal.amazon.com/coral/x/"],
            body: #"{"message":"Signature expired: 20231107T044734Z is now earlier than 20231107T045305Z"}"#,
            code: .invalidSignature,
            message: "Signature expired: 20231107T044734Z is now earlier than 20231107T045305Z"),
        Case(
            testDescription: "the code in the body alone", status: 400,
            body: #"{"__type":"com.amazonaws.kinesisvideo#InvalidArgumentException","message":"bad"}"#,
            code: .invalidArgument, message: "bad"),
        Case(
            testDescription: "the code as code", status: 403, body: #"{"code":"ExpiredTokenException"}"#,
            code: .expiredToken, message: "the service gave no reason"),
        Case(
            testDescription: "an unknown operation in a 200", status: 200,
            body:
                #"{"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}"#,
            code: .unknownOperation, message: "the answer lacks StreamInfo"),
        Case(
            testDescription: "an empty object in a 200", status: 200, body: "{}", code: .undecodable,
            message: "the answer lacks StreamInfo"),
        Case(
            testDescription: "HTML in a 200", status: 200, body: "<html>", code: .undecodable,
            message: "the answer can't be read from byte 0 on"),
        Case(
            testDescription: "a proxy's HTML", status: 502, body: "<html>Bad Gateway</html>",
            code: "http-502",
            message: "the service gave no reason"),
        Case(
            testDescription: "a redirect", status: 301, headers: ["location": "https://elsewhere"], body: "",
            code: "http-301", message: "the service gave no reason"),
        Case(
            testDescription: "an unknown code", status: 418, headers: ["x-amzn-errortype": "TeapotException"],
            body: #"{"Message":"short and stout"}"#, code: "TeapotException", message: "short and stout"),
    ]

    @Test(arguments: cases)
    func keepsTheServicesCodeAndMessage(example: Case) async throws {
        let fixture = try ClientFixture(
            answers: [.json(example.body, status: example.status, headers: example.headers)], attempts: 1)
        let error = try #require(
            await failure { () async throws(KinesisVideoError) in
                try await fixture.client.describeStream(.name("cam1"))
            })
        #expect(error.code == example.code)
        #expect(error.message == example.message)
        #expect(error.status == example.status)
    }

    @Test func survivesAnyDepthOfNesting() async throws {
        let deep = String(repeating: #"{"Output":"#, count: 300_000)
        let fixture = try ClientFixture(answers: [.json(deep, status: 400)])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(.name("cam1"))
        }
        #expect(error?.code == "http-400")
    }

    @Test(arguments: ["x-amzn-RequestId", "X-Amz-RequestId", "x-amz-request-id", "X-AMZN-REQUESTID"])
    func keepsTheRequestsNumber(header: String) async throws {
        let fixture = try ClientFixture(
            answers: [.json("{}", status: 400, headers: HTTPFields([(name: header, value: "r-1")]))])
        let error = await failure { () async throws(KinesisVideoError) in
            try await fixture.client.describeStream(.name("cam1"))
        }
        #expect(error?.requestID == "r-1")
        #expect(fixture.records.first?.requestID == "r-1")
    }

    @Test func saysWhatFailedOnWhatAndWhatToTry() {
        let error = KinesisVideoError(
            .resourceNotFound, "The requested stream is not found or not active.", status: 404,
            requestID: "r-1",
            operation: .describeStream, stream: "cam1")
        #expect(
            "\(error)"
                == "DescribeStream of stream cam1 failed: The requested stream is not found or not active. "
                + "[ResourceNotFoundException, HTTP 404, request r-1]. Check the stream's name and the region, "
                + "and that fragments arrived in the asked time")
    }

    @Test func asksForTheClockToBeSet() throws {
        let error = KinesisVideoError(
            .invalidSignature, "Signature expired: 20231107T044734Z is now earlier than …")
        #expect(try #require(error.remedy).hasPrefix("Set this machine's clock"))
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
    ])
    func readsTheServicesClock(text: String, seconds: Double) {
        #expect(HTTPDate.date(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
    ])
    func passesOverOtherDates(text: String) {
        #expect(HTTPDate.date(text) == nil)
    }
}
