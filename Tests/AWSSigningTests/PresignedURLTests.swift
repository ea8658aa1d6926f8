import FoundationEssentials
import Testing

@testable import AWSSigning

@Suite struct PresignedURLTests {
    static let date = SignatureVerifierTests.date
    static let headers = [(name: "Host", value: "h"), (name: "Content-Type", value: "application/json")]
    static let body = Array(#"{"StreamName":"cam1"}"#.utf8)

    static func query(_ credentials: SigningCredentials = SignatureVerifierTests.lasting) -> String {
        PresignedURL.query(
            method: "POST", path: "/getClip", query: "a=%C3%A4", headers: headers, body: body,
            credentials: credentials, region: "us-west-2", date: date, seconds: 900)
    }

    static func verdict(
        _ query: String, body: [UInt8] = body, at date: Date = date
    ) -> SignatureRefusal? {
        SignatureVerifier(
            credentials: [SignatureVerifierTests.lasting, SignatureVerifierTests.temporary],
            region: "us-west-2"
        )
        .verify(method: "POST", path: "/getClip", query: query, headers: headers, body: body, date: date)
    }

    @Test(arguments: [SignatureVerifierTests.lasting, SignatureVerifierTests.temporary])
    func theVerifierAcceptsIt(credentials: SigningCredentials) {
        #expect(Self.verdict(Self.query(credentials)) == nil)
    }

    @Test(arguments: [(-301.0, false), (-300, true), (900, true), (901, false)])
    func itIsGoodUntilItExpires(offset: Double, isGood: Bool) {
        #expect((Self.verdict(Self.query(), at: Self.date + offset) == nil) == isGood)
    }

    @Test func nothingOfItCanBeChanged() {
        let query = Self.query()
        let changed = [
            query.replacing("a=", with: "b="), query.replacing("=900", with: "=901"),
            query.replacing("content-type%3Bhost", with: "host"), query + "&c=1",
        ]
        for other in changed {
            guard case .wrongSignature = Self.verdict(other) else {
                Issue.record("accepted \(other)")
                continue
            }
        }
        guard case .wrongSignature = Self.verdict(query, body: Self.body + [0x20]) else {
            Issue.record("accepted another body")
            return
        }
    }

    @Test(arguments: [
        "X-Amz-Signature=0", "X-Amz-Signature=0&X-Amz-Algorithm=AWS4-HMAC-SHA256",
        query().replacing("X-Amz-Expires=900", with: "X-Amz-Expires=604801"),
        query().replacing("X-Amz-Date=2", with: "X-Amz-Date=x"), query().replacing("%2Faws4", with: "%2"),
        query().replacing("content-type%3Bhost", with: "content-type"),
    ])
    func aQueryThatCannotBeReadIsRefused(query: String) {
        guard case .malformedSignature = Self.verdict(query) else {
            Issue.record("read \(query)")
            return
        }
    }

    @Test func aQueryWithoutSignatureIsNone() {
        #expect(Self.verdict("a=1&b") == .missingSignature)
    }
}
