import FoundationEssentials
import Testing

@testable import AWSSigning

@Suite struct SignatureVerifierTests {
    static let date = Date(timeIntervalSince1970: 1_699_332_454)
    static let lasting = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secretEXAMPLE")
    static let temporary = SigningCredentials(
        accessKeyID: "ASIATEMP", secretAccessKey: "secretTEMP", sessionToken: "tok/en+==")

    let verifier = SignatureVerifier(credentials: [lasting, temporary], region: "us-west-2")

    /// A request as a client would send it.
    struct Request {
        var headers = [
            (name: "Host", value: "127.0.0.1:8080"), (name: "Content-Type", value: "application/json"),
        ]
        var body = Array(#"{"StreamName":"cam1"}"#.utf8)

        func signed(
            by credentials: SigningCredentials = lasting, region: String = "us-west-2",
            service: String = "kinesisvideo",
            date: Date = date
        ) -> Request {
            var copy = self
            copy.headers += SignatureV4.sign(
                method: "POST", path: "/listFragments", query: "", headers: headers, body: body,
                credentials: credentials, region: region, service: service, date: date)
            return copy
        }
    }

    func verdict(_ request: Request, at date: Date = date) -> SignatureRefusal? {
        verifier.verify(
            method: "POST", path: "/listFragments", query: "", headers: request.headers, body: request.body,
            date: date)
    }

    @Test(arguments: [lasting, temporary])
    func acceptsWhatTheSignerSigned(credentials: SigningCredentials) {
        #expect(verdict(Request().signed(by: credentials)) == nil)
    }

    @Test(arguments: [-300.0, 0, 300])
    func acceptsAClockWithinFiveMinutes(offset: Double) {
        #expect(verdict(Request().signed(date: Self.date + offset)) == nil)
    }

    @Test(arguments: [-301.0, 301])
    func refusesAClockMoreThanFiveMinutesOff(offset: Double) {
        let signed = Self.date + offset
        #expect(verdict(Request().signed(date: signed)) == .expired(signed: signed, server: Self.date))
    }

    @Test func refusesARequestWithoutSignature() {
        #expect(verdict(Request()) == .missingSignature)
    }

    @Test func refusesAnUnknownKey() {
        let stranger = SigningCredentials(accessKeyID: "AKIDOTHER", secretAccessKey: "x")
        #expect(verdict(Request().signed(by: stranger)) == .unknownKey("AKIDOTHER"))
    }

    @Test(arguments: [String?.none, "other"])
    func refusesAnotherSessionToken(token: String?) {
        var credentials = Self.temporary
        credentials.sessionToken = token
        #expect(verdict(Request().signed(by: credentials)) == .wrongToken)
    }

    @Test(arguments: [("eu-west-1", "kinesisvideo"), ("us-west-2", "s3")])
    func refusesAnotherScope(region: String, service: String) {
        guard
            case .wrongScope(let given, let expected) = verdict(
                Request().signed(region: region, service: service))
        else {
            Issue.record("accepted \(region)/\(service)")
            return
        }
        #expect(given.description == "20231107/\(region)/\(service)/aws4_request")
        #expect(expected.description == "20231107/us-west-2/kinesisvideo/aws4_request")
    }

    @Test func refusesAnotherSecret() {
        let thief = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "guess")
        guard case .wrongSignature = verdict(Request().signed(by: thief)) else {
            Issue.record("accepted a guessed secret")
            return
        }
    }

    @Test func refusesABodyChangedOnTheWay() {
        var request = Request().signed()
        request.body.append(0x20)
        guard case .wrongSignature(let canonical) = verdict(request) else {
            Issue.record("accepted a changed body")
            return
        }
        #expect(
            canonical.hasPrefix(
                "POST\n/listFragments\n\ncontent-type:application/json\nhost:127.0.0.1:8080\n"))
    }

    @Test(arguments: [
        "Basic eA==", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256 Credential=a/b",
        "AWS4-HMAC-SHA256 Credential=a/20231107/us-west-2/kinesisvideo/other, SignedHeaders=host, Signature=0",
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20231107/us-west-2/kinesisvideo/aws4_request, "
            + "SignedHeaders=x-amz-date, Signature=0",
    ])
    func refusesAHeaderItCannotRead(authorization: String) {
        let request = Request(headers: [("Authorization", authorization), ("X-Amz-Date", "20231107T044734Z")])
        guard case .malformedSignature = verdict(request) else {
            Issue.record("read \(authorization)")
            return
        }
    }

    @Test func refusesADateItCannotRead() {
        var request = Request().signed()
        request.headers = request.headers.map { $0.name == "x-amz-date" ? ($0.name, "yesterday") : $0 }
        guard case .malformedSignature = verdict(request) else {
            Issue.record("read a date called yesterday")
            return
        }
    }
}
