import FoundationEssentials
import Testing

@testable import AWSSigning

/// Known answers of AWS's published test suite.
@Suite struct SignatureV4Tests {
    let credentials = SigningCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    let date = Date(timeIntervalSince1970: 1_440_938_160)

    struct Case: CustomTestStringConvertible {
        var method = "GET"
        var query = ""
        var headers = [(name: "Host", value: "example.amazonaws.com")]
        var service = "service"
        var signature: String
        var testDescription: String
    }

    static let cases = [
        Case(
            signature: "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            testDescription: "get-vanilla"),
        Case(
            method: "POST", signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
            testDescription: "post-vanilla"),
        Case(
            query: "Action=ListUsers&Version=2010-05-08",
            headers: [
                ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                ("Host", "iam.amazonaws.com"),
            ], service: "iam", signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            testDescription: "the worked example of the General Reference"),
    ]

    @Test(arguments: cases)
    func signsAsPublished(example: Case) throws {
        let added = SignatureV4.sign(
            method: example.method, path: "/", query: example.query, headers: example.headers, body: [],
            credentials: credentials, region: "us-east-1", service: example.service, date: date)
        let authorization = try #require(added.first { $0.name == "authorization" })
        #expect(authorization.value.hasSuffix("Signature=\(example.signature)"))
        #expect(added.contains { $0.name == "x-amz-date" && $0.value == "20150830T123600Z" })
    }

    @Test func sendsTheSessionTokenAndSignsIt() throws {
        var credentials = credentials
        credentials.sessionToken = "tok/en+=="
        let added = SignatureV4.sign(
            method: "POST", path: "/listStreams", query: "", headers: [("host", "h")], body: [],
            credentials: credentials, region: "us-east-1", date: date)
        #expect(added.contains { $0.name == "x-amz-security-token" && $0.value == "tok/en+==" })
        let authorization = try #require(added.last)
        #expect(authorization.value.contains("SignedHeaders=host;x-amz-date;x-amz-security-token,"))
    }

    @Test func leavesOutHeadersThatProxiesChange() throws {
        let added = SignatureV4.sign(
            method: "GET", path: "/", query: "",
            headers: [("Host", "h"), ("User-Agent", "x"), ("Connection", "close")], body: [],
            credentials: credentials, region: "us-east-1", date: date)
        #expect(try #require(added.last).value.contains("SignedHeaders=host;x-amz-date,"))
    }

    @Test func credentialsPrintWithoutTheirSecrets() {
        let credentials = SigningCredentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "sEcReT", sessionToken: "tOkEn")
        var dumped = ""
        dump([credentials], to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\([credentials])", dumped] {
            #expect(!text.contains("sEcReT") && !text.contains("tOkEn"))
        }
    }
}
