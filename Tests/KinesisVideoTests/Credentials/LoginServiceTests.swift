import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Judged by botocore, which resolves the same files with the same service, and then what is left in the cache.
@Suite struct LoginServiceTests {
    /// A case as `login_service.py` tells it.
    struct Case: Decodable {
        struct Outcome: Decodable, Equatable {
            var error: String?
            var method: String?
            var accessKeyID: String?
            var secretAccessKey: String?
            var sessionToken: String?
        }

        var name: String
        var environment: [String: String]
        var outcome: Outcome
        /// Where our side's token is or would be.
        var path: String
        /// The cached token after botocore's turn.
        var cached: String?

        /// Ours. Errors are told as botocore's where they mean the same.
        func ours(_ transport: any Transport) async throws -> Outcome {
            let resolver = CredentialMatrixTests.resolver(environment, profile: nil)
            let source = try resolver.credentials().source(over: transport, time: .hasty)
            do throws(KinesisVideoError) {
                let credentials = try await source.load()
                return Outcome(
                    method: try resolver.plan().method, accessKeyID: credentials.accessKeyID,
                    secretAccessKey: credentials.secretAccessKey.reveal(),
                    sessionToken: credentials.sessionToken?.reveal())
            } catch {
                #expect(error.code == .credentials && error.isAboutCredentials, "\(name): \(error)")
                let isRefusal = outcome.error == "LoginInsufficientPermissions"
                #expect(
                    error.description.contains("signin:CreateOAuth2Token") == isRefusal, "\(name): \(error)")
                #expect(
                    isRefusal || error.description.contains("`aws login --profile cam`"), "\(name): \(error)")
                for secret in ["refresh~1", "cached/secret", "cached+token", "PRIVATE KEY"] {
                    #expect(!"\(error)".contains(secret), "\(name)")
                }
                return Outcome(error: outcome.error ?? "\(error)")
            }
        }
    }

    @Test func botocoreFindsTheSameAndUsesWhatWeKeep() async throws {
        try await PythonScript.serving("login_service.py") { port in
            let transport = AsyncHTTPClientTransport()
            let cases: [Case] = try await SSOServicesTests.get("/cases", port, transport)
            #expect(cases.count > 30)
            #expect(cases.contains { $0.outcome.accessKeyID == "ASIA-NEW" })
            for item in cases {
                let ours = try await item.ours(transport)
                #expect(ours == item.outcome, "\(item.name)")
                // A file that isn't there has no text.
                let kept = try? String(contentsOfFile: item.path, encoding: .utf8)
                #expect(try Self.areSame(kept, item.cached), "\(item.name): \(kept ?? "nothing")")
                guard ours.error == nil else { continue }
                // With a service that refuses everything: what we keep must be all that botocore needs.
                let again: Case.Outcome = try await SSOServicesTests.get(
                    "/again/\(item.name)", port, transport)
                #expect(again == item.outcome, "\(item.name)")
                guard ours.accessKeyID == "ASIA-NEW" else { continue }
                let mode = try FileManager.default.attributesOfItem(atPath: item.path)[.posixPermissions]
                #expect(mode as? Int == 0o600, "\(item.name)")
            }
            await transport.shutdown()
        }
    }

    /// Whether both texts are the same JSON, but for moments that may be two minutes apart, since one side came later.
    private static func areSame(_ left: String?, _ right: String?) throws -> Bool {
        guard left != right else { return true }
        let (left, right) = (members(left), members(right))
        guard let left, let right else { return false }
        return try SSOServicesTests.areSame(
            SSOServicesTests.members(left.rest), SSOServicesTests.members(right.rest))
            && left.extra == right.extra
    }

    /// What is nested deeper apart from the rest.
    private static func members(_ text: String?) -> (rest: String, extra: NSDictionary)? {
        guard let data = text.map({ Data($0.utf8) }),
            // Text that isn't JSON isn't the same as anything else.
            let value = try? JSONSerialization.jsonObject(with: data), var object = value as? [String: Any],
            let extra = object.removeValue(forKey: "extra") as? NSDictionary,
            let rest = try? JSONSerialization.data(withJSONObject: object)
        else { return nil }
        return (String(decoding: rest, as: UTF8.self), extra)
    }
}
