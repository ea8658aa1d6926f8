import Foundation
import HTTPTransport
import Testing

@testable import KinesisVideo

/// botocore resolves the same files, variables and flags side by side: the same keys, the same winner, the same failures.
@Suite struct CredentialMatrixTests {
    /// A configuration and what botocore made of it, as `credential_matrix.py` answers them.
    struct Row: Decodable {
        var name: String
        var variables: [String: String]
        var profile: String?
        var method: String?
        var key: String?
        var secret: String?
        var token: String?
        var error: String?
        var code: String?
    }

    /// What botocore makes of a single configuration.
    struct Outcome: Decodable {
        var method: String?
        var key: String?
    }

    /// A configuration to be resolved by botocore.
    struct Wish: Encodable {
        var variables: [String: String]
        var profile: String?
        var cache = true
    }

    /// Runs `body` with the port of the local services and a transport.
    static func serving(_ body: (Int, any Transport) async throws -> Void) async throws {
        try await PythonScript.serving("credential_matrix.py") { port in
            let transport = AsyncHTTPClientTransport()
            do { try await body(port, transport) } catch {
                await transport.shutdown()
                throw error
            }
            await transport.shutdown()
        }
    }

    /// What the local services answer, as a value.
    static func answer<Value: Decodable>(
        _ path: String, port: Int, over transport: any Transport, body: [UInt8]? = nil
    ) async throws -> Value {
        let request = HTTPRequest(
            method: body == nil ? "GET" : "POST", url: "http://127.0.0.1:\(port)/\(path)", body: body ?? [])
        let response = try await transport.send(request, deadline: .seconds(120), bodyLimit: 1 << 20)
        return try JSONDecoder().decode(Value.self, from: Data(response.body))
    }

    /// The resolver of a configuration in this machine's files.
    static func resolver(_ variables: [String: String], profile: String?) -> ConfigurationResolver {
        var environment = ClientEnvironment.process
        environment.variables = variables
        environment.homeDirectory = variables["HOME"] ?? ""
        return ConfigurationResolver(flags: ConfigurationFlags(profile: profile), environment: environment)
    }

    @Test func findsWhatBotocoreFinds() async throws {
        try await Self.serving { port, transport in
            let rows: [Row] = try await Self.answer("rows", port: port, over: transport)
            #expect(rows.count >= 110)
            for row in rows {
                await compare(row, over: transport)
            }
        }
    }

    private func compare(_ row: Row, over transport: any Transport) async {
        let resolver = Self.resolver(row.variables, profile: row.profile)
        do throws(KinesisVideoError) {
            let found = try await resolver.credentials().source(over: transport).load()
            #expect(found.accessKeyID == row.key, "\(row.name): \(row.error ?? "")")
            #expect(found.secretAccessKey.reveal() == row.secret, "\(row.name)")
            #expect(found.sessionToken?.reveal() == row.token, "\(row.name)")
            #expect(try resolver.plan().method == row.method, "\(row.name)")
        } catch {
            #expect(row.key == nil, "\(row.name): \(error)")
            let expected =
                row.code.map { [KinesisVideoError.Code(rawValue: $0)] } ?? Self.codes[row.error ?? "none"]
            #expect(
                expected?.contains(error.code) == true, "\(row.name): \(row.error ?? "none"), ours: \(error)")
            #expect(!error.description.contains("secret-of-"), "\(row.name)")
        }
    }

    /// What we call botocore's errors: which file or variable to correct, or that there are no credentials.
    private static let codes: [String: [KinesisVideoError.Code]] = [
        "none": [.credentials], "PartialCredentialsError": [.credentials, .configuration],
        "ConfigParseError": [.configuration], "ProfileNotFound": [.configuration],
        "InvalidConfigError": [.configuration], "InfiniteLoopConfigError": [.configuration],
        "CredentialRetrievalError": [.credentials, .configuration], "ResponseParserError": [.undecodable],
        "FileNotFoundError": [.configuration], "RuntimeError": [.credentials],
        "JSONDecodeError": [.credentials], "SSOTokenLoadError": [.credentials],
        "UnauthorizedSSOTokenError": [.credentials],
        "ValueError": [.configuration],
    ]

    @Test func sharesTheCacheOfRolesWithTheCLI() async throws {
        try await Self.serving { port, transport in
            let rows: [Row] = try await Self.answer("rows", port: port, over: transport)
            for name in ["a role on all terms", "a token in a profile"] {
                var row = try #require(rows.first { $0.name == name })
                let resolver = Self.resolver(row.variables, profile: row.profile)
                let ours = try await resolver.credentials().source(over: transport).load()
                // From here on STS can't be reached: what is kept must do.
                row.variables["AWS_ENDPOINT_URL_STS"] = "http://127.0.0.1:1"
                let wish = try JSONEncoder().encode(Wish(variables: row.variables, profile: row.profile))
                let theirs: Outcome = try await Self.answer(
                    "resolve", port: port, over: transport, body: Array(wish))
                #expect(theirs.key == ours.accessKeyID, "\(name)")
                let folder = URL(filePath: "\(row.variables["HOME"] ?? "")/.aws/cli/cache")
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                // The source profile is no role, so there is one file.
                try #require(files.count == 1, "\(name): \(files)")
                let mode = try FileManager.default.attributesOfItem(
                    atPath: folder.appending(path: files[0]).path)[
                        .posixPermissions]
                #expect(mode as? Int == 0o600)
            }
        }
    }

    @Test func takesOverARoleThatTheCLIAssumed() async throws {
        try await Self.serving { port, transport in
            let rows: [Row] = try await Self.answer("rows", port: port, over: transport)
            var row = try #require(rows.first { $0.name == "a role of a role" })
            let wish = try JSONEncoder().encode(Wish(variables: row.variables, profile: row.profile))
            let theirs: Outcome = try await Self.answer(
                "resolve", port: port, over: transport, body: Array(wish))
            row.variables["AWS_ENDPOINT_URL_STS"] = "http://127.0.0.1:1"
            let resolver = Self.resolver(row.variables, profile: row.profile)
            let ours = try await resolver.credentials().source(over: transport).load()
            #expect(ours.accessKeyID == theirs.key && theirs.key != nil)
        }
    }
}

extension CredentialPlan {
    /// botocore's name of the way.
    var method: String {
        switch self {
        case .environment: "env"
        case .keys(_, _, .credentials): "shared-credentials-file"
        case .keys(_, _, .config): "config-file"
        case .role: "assume-role"
        case .webIdentity: "assume-role-with-web-identity"
        case .sso: "sso"
        case .login: "login"
        case .process: "custom-process"
        case .container: "container-role"
        case .instanceMetadata: "iam-role"
        }
    }
}
