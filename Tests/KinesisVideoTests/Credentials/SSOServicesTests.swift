import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

/// Judged by botocore, which resolves the same files with the same services, and then what is left in the caches.
@Suite struct SSOServicesTests {
    /// A case as `sso_services.py` tells it.
    struct Case: Decodable {
        struct Outcome: Decodable, Equatable {
            var error: String?
            var accessKeyID: String?
            var secretAccessKey: String?
            var sessionToken: String?
        }

        var name: String
        var environment: [String: String]
        var outcome: Outcome
        /// The texts of the cached files after botocore's turn, by their paths below the home folder.
        var caches: [String: String]

        /// Ours. Errors are told as botocore's where they mean the same.
        func ours(_ transport: any Transport) async throws -> Outcome {
            do throws(KinesisVideoError) {
                let credentials = try await load(transport)
                return Outcome(
                    accessKeyID: credentials.accessKeyID,
                    secretAccessKey: credentials.secretAccessKey.reveal(),
                    sessionToken: credentials.sessionToken?.reveal())
            } catch {
                let isConfiguration = outcome.error == "InvalidConfigError"
                #expect(error.code == (isConfiguration ? .configuration : .credentials), "\(name): \(error)")
                let isLogin = Self.loginErrors.contains(outcome.error ?? "") && name != "session-portal-empty"
                #expect(error.message.contains("`aws sso login") == isLogin, "\(name): \(error)")
                return Outcome(error: outcome.error ?? "\(error)")
            }
        }

        /// Botocore's errors that mean: sign in again. What is in a file that can't be read doesn't matter to its user.
        private static let loginErrors = [
            "UnauthorizedSSOTokenError", "SSOTokenLoadError", "TokenRetrievalError", "ParserError",
            "KeyError",
        ]

        private func load(_ transport: any Transport) async throws(KinesisVideoError) -> Credentials {
            let resolver = CredentialMatrixTests.resolver(environment, profile: nil)
            return try await resolver.credentials().source(over: transport, time: .hasty).load()
        }

        /// The texts of the cached files after our turn.
        func cachesOfOurs() throws -> [String: String] {
            let home = URL(filePath: environment["HOME"] ?? "")
            var texts: [String: String] = [:]
            for cache in [".aws/sso/cache", ".aws/cli/cache"] {
                let folder = home.appending(path: cache)
                guard FileManager.default.fileExists(atPath: folder.path) else { continue }
                for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                    let path = folder.appending(path: file).path
                    texts["\(cache)/\(file)"] = try String(contentsOfFile: path, encoding: .utf8)
                }
            }
            return texts
        }
    }

    static func get<Value: Decodable>(_ path: String, _ port: Int, _ transport: any Transport) async throws
        -> Value
    {
        let response = try await transport.send(
            HTTPRequest(url: "http://127.0.0.1:\(port)\(path)"), deadline: .seconds(20), bodyLimit: 1 << 20)
        return try JSONDecoder().decode(Value.self, from: Data(response.body))
    }

    @Test func botocoreFindsTheSameAndUsesWhatWeKeep() async throws {
        try await PythonScript.serving("sso_services.py") { port in
            let transport = AsyncHTTPClientTransport()
            let cases: [Case] = try await Self.get("/cases", port, transport)
            #expect(cases.count > 40)
            for item in cases {
                let ours = try await item.ours(transport)
                #expect(ours == item.outcome, "\(item.name)")
                let caches = try item.cachesOfOurs()
                #expect(caches.keys.sorted() == item.caches.keys.sorted(), "\(item.name)")
                for (path, text) in item.caches {
                    #expect(
                        try Self.areSame(Self.members(caches[path] ?? ""), Self.members(text)), "\(item.name)"
                    )
                }
                // With services that refuse everything: what we keep must be all that botocore needs.
                if ours.error == nil {
                    let again: Case.Outcome = try await Self.get("/again/\(item.name)", port, transport)
                    #expect(again == item.outcome, "\(item.name)")
                }
            }
            await transport.shutdown()
        }
    }

    /// The members of a cached file by their paths, without the account, which nobody reads.
    static func members(_ text: String) throws -> [String: String] {
        // A file that holds garbage is compared as it is.
        guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
            let object = value as? [String: Any]
        else { return ["": text] }
        return object.reduce(into: [:]) { members, member in
            guard let inner = member.value as? [String: Any] else {
                return members[member.key] = "\(member.value)"
            }
            for (key, value) in inner where key != "AccountId" {
                members["\(member.key).\(key)"] = "\(value)"
            }
        }
    }

    /// Whether both have the same members; moments may be two minutes apart, since one side came later.
    static func areSame(_ left: [String: String], _ right: [String: String]) -> Bool {
        left.keys.sorted() == right.keys.sorted()
            && left.allSatisfy { key, value in
                if value == right[key] { return true }
                guard let date = ISO8601.date(value), let other = right[key].flatMap(ISO8601.date) else {
                    return false
                }
                return abs(date.timeIntervalSince(other)) < 120
            }
    }
}
