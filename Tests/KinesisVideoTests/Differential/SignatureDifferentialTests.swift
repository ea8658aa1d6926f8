import AWSSigning
import Foundation
import Testing

@testable import KinesisVideo

/// Ten thousand random requests, signed by botocore and by us.
@Suite struct SignatureDifferentialTests {
    /// A request as `random_signatures.py` prints it.
    struct Signed: Decodable, Sendable {
        var method: String
        var path: String
        var query: String
        var headers: [[String]]
        var signable: [[String]]
        var body: String
        var date: Double
        var key: String
        var secret: String
        var token: String?
        var region: String
        var service: String
        var authorization: String
        var expires: Int
        var url: String

        var credentials: SigningCredentials {
            SigningCredentials(accessKeyID: key, secretAccessKey: secret, sessionToken: token)
        }

        static func fields(_ pairs: [[String]]) -> [(name: String, value: String)] {
            pairs.map { (name: $0[0], value: $0[1]) }
        }
    }

    static let requests = Task {
        try await PythonScript.output(of: "random_signatures.py")
            .map { try JSONDecoder().decode(Signed.self, from: $0) }
    }

    @Test func headersAreSignedAsBotocoreSignsThem() async throws {
        let requests = try await Self.requests.value
        #expect(requests.count == 10_000)
        let wrong = requests.first { request in
            let added = SignatureV4.sign(
                method: request.method, path: request.path, query: request.query,
                headers: Signed.fields(request.headers), body: Array(request.body.utf8),
                credentials: request.credentials, region: request.region, service: request.service,
                date: Date(timeIntervalSince1970: request.date))
            return added.last?.value != request.authorization
        }
        #expect(wrong == nil)
    }

    @Test func urlsAreSignedAsBotocoreSignsThem() async throws {
        let requests = try await Self.requests.value
        #expect(requests.count == 10_000)
        let wrong = requests.first { request in
            let query = PresignedURL.query(
                method: request.method, path: request.path, query: request.query,
                headers: Signed.fields(request.signable), body: Array(request.body.utf8),
                credentials: request.credentials, region: request.region, service: request.service,
                date: Date(timeIntervalSince1970: request.date), seconds: request.expires)
            let expected = request.url.split(separator: "?", maxSplits: 1).last ?? ""
            return Set(query.split(separator: "&")) != Set(expected.split(separator: "&"))
        }
        #expect(wrong == nil)
    }
}
