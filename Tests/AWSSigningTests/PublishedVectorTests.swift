import FoundationEssentials
import Testing

@testable import AWSSigning

/// The cases of AWS's published test suite, by its own names.
///
/// Source: AWS Signature Version 4 test suite; all are signed for us-east-1 and a service called "service" at one moment.
@Suite struct PublishedVectorTests {
    struct Vector: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var method: String
        var path: String
        var query: String
        var headers: [(name: String, value: String)]
        var body: String
        var token: String?
        var signature: String

        init(
            _ name: String, _ signature: String, path: String = "/", query: String = "",
            headers: [(name: String, value: String)] = [], body: String = "", token: String? = nil
        ) {
            testDescription = name
            method = name.hasPrefix("post") ? "POST" : "GET"
            self.path = path
            self.query = query
            self.headers = headers
            self.body = body
            self.token = token
            self.signature = signature
        }
    }

    static let unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    static let vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    static let securityToken =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8Y"
        + "UuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE"
        + "8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2"
        + "ICCR/oLxBA=="

    static let vectors = [
        Vector("get-vanilla", vanilla), Vector("get-relative", vanilla, path: "/example/.."),
        Vector("get-relative-relative", vanilla, path: "/example1/example2/../.."),
        Vector("get-slash", vanilla, path: "//"), Vector("get-slash-dot-slash", vanilla, path: "/./"),
        Vector(
            "get-slash-pointless-dot", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
            path: "/./example"),
        Vector(
            "get-slashes", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
            path: "//example//"),
        Vector(
            "get-unreserved", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
            path: "/" + unreserved),
        Vector(
            "get-utf8", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85", path: "/ሴ"),
        Vector(
            "get-space", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
            path: "/example space/"),
        Vector(
            "get-vanilla-empty-query-key",
            "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
            query: "Param1=value1"),
        Vector(
            "get-vanilla-query-order-encoded",
            "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
            query: "Param-3=Value3&Param=Value2&%E1%88%B4=Value1"),
        Vector(
            "get-vanilla-query-order-key-case",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
            query: "Param2=value2&Param1=value1"),
        Vector(
            "get-vanilla-query-unreserved",
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
            query: "\(unreserved)=\(unreserved)"),
        Vector(
            "get-vanilla-utf8-query", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
            query: "%E1%88%B4=bar"),
        Vector(
            "get-vanilla-with-session-token",
            "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
            token: "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"),
        Vector(
            "get-header-key-duplicate", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
            headers: [("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")]),
        Vector(
            "get-header-value-order", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
            headers: ["value4", "value1", "value3", "value2"].map { ("My-Header1", $0) }),
        Vector(
            "get-header-value-trim", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
            headers: [("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")]),
        Vector("post-vanilla", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        Vector(
            "post-vanilla-query", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
            query: "Param1=value1"),
        Vector(
            "post-header-key-sort", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
            headers: [("My-Header1", "value1")]),
        Vector(
            "post-header-value-case", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
            headers: [("My-Header1", "VALUE1")]),
        Vector(
            "post-sts-header-before", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
            token: securityToken),
        Vector(
            "post-x-www-form-urlencoded", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: "Param1=value1"),
    ]

    @Test(arguments: vectors)
    func signsAsPublished(vector: Vector) throws {
        let added = SignatureV4.sign(
            method: vector.method, path: vector.path, query: vector.query,
            headers: [("Host", "example.amazonaws.com")] + vector.headers, body: Array(vector.body.utf8),
            credentials: SigningCredentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                sessionToken: vector.token), region: "us-east-1", service: "service",
            date: Date(timeIntervalSince1970: 1_440_938_160))
        #expect(try #require(added.last).value.hasSuffix("Signature=\(vector.signature)"))
    }
}
