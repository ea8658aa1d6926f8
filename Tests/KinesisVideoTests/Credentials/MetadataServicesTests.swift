import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Judged by botocore, which asks the same services by the same variables.
@Suite struct MetadataServicesTests {
    /// A case as `metadata_services.py` tells it.
    struct Case: Decodable {
        struct Outcome: Decodable {
            var error: String?
            var source: String?
            var accessKeyID: String?
            var secretAccessKey: String?
            var sessionToken: String?
            var minutes: Int?
        }

        var name: String
        var environment: [String: String]
        var outcome: Outcome
    }

    /// What botocore's errors are called here.
    static let codes: [String: KinesisVideoError.Code] = [
        "none": .credentials, "MetadataRetrievalError": .credentials,
        "CredentialRetrievalError": .credentials,
        "KeyError": .credentials, "ValueError": .configuration, "FileNotFoundError": .configuration,
        "InvalidIMDSEndpointError": .configuration, "InvalidIMDSEndpointModeError": .configuration,
    ]

    /// What the chain leads to, and what the way is called by botocore.
    static func load(
        _ variables: [String: String], _ transport: any Transport
    ) async throws(KinesisVideoError) -> (source: String, credentials: Credentials) {
        let resolver = CredentialMatrixTests.resolver(variables, profile: nil)
        let source = try resolver.credentials().source(over: transport, time: .hasty)
        return (try resolver.plan().method, try await source.load())
    }

    static func expectSame(_ item: Case, _ transport: any Transport) async {
        do throws(KinesisVideoError) {
            let (source, found) = try await load(item.environment, transport)
            #expect(source == item.outcome.source, "\(item.name)")
            #expect(found.accessKeyID == item.outcome.accessKeyID, "\(item.name)")
            #expect(found.secretAccessKey.reveal() == item.outcome.secretAccessKey, "\(item.name)")
            #expect(found.sessionToken?.reveal() == item.outcome.sessionToken, "\(item.name)")
            let minutes = (found.expires?.timeIntervalSince(TimeSource.system.date()) ?? 0) / 60
            // Stale credentials are trusted up to eight minutes longer than botocore does here, by chance.
            let expected = Double(item.outcome.minutes ?? 0)
            #expect((expected - 2...expected + 10).contains(minutes), "\(item.name)")
        } catch {
            let code = item.outcome.error.flatMap { codes[$0] }
            #expect(error.code == code, "\(item.name): \(error), botocore: \(item.outcome)")
        }
    }

    @Test func botocoreFindsTheSame() async throws {
        try await PythonScript.serving("metadata_services.py") { port in
            let transport = AsyncHTTPClientTransport()
            let answer = try await transport.send(
                HTTPRequest(url: "http://127.0.0.1:\(port)/cases"), deadline: .seconds(10), bodyLimit: 1 << 20
            )
            let cases = try JSONDecoder().decode([Case].self, from: Data(answer.body))
            #expect(cases.count > 40)
            for item in cases { await Self.expectSame(item, transport) }
            await transport.shutdown()
        }
    }

    @Test func motosInstanceMetadataAnswers() async throws {
        try await PythonScript.serving("moto_service.py") { port in
            let transport = AsyncHTTPClientTransport()
            let (_, credentials) = try await Self.load(
                ["AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:\(port)", "HOME": "/nonexistent"],
                transport)
            await transport.shutdown()
            #expect(credentials.accessKeyID == "test-key")
            #expect(credentials.secretAccessKey == Secret("test-secret-key"))
            #expect(credentials.sessionToken == Secret("test-session-token"))
        }
    }
}
