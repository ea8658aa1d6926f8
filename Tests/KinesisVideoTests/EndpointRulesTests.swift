import Foundation
import Testing

@testable import KinesisVideo

/// Judged by botocore's own endpoint rules and clients.
@Suite struct EndpointRulesTests {
    /// A verdict as `endpoint_rules.py` prints it.
    struct Rule: Decodable {
        var service: String
        var region: String
        var fips: Bool
        var dualStack: Bool
        var url: String?

        /// Ours.
        func ourURL() throws -> String? {
            let service = try #require(AWSService(rawValue: service))
            let variables = [
                "AWS_REGION": region, "AWS_USE_FIPS_ENDPOINT": String(fips),
                "AWS_USE_DUALSTACK_ENDPOINT": String(dualStack),
            ]
            let resolver = ConfigurationResolver(
                environment: ClientEnvironment(
                    variables: variables, homeDirectory: "/", readFile: { _ in nil }))
            return resolver.url(of: service)
        }
    }

    @Test func hostsAreThoseOfBotocoresRulesInEveryRegionAndVariant() async throws {
        let lines = try await PythonScript.output(of: "endpoint_rules.py")
        let rules = try lines.map { try JSONDecoder().decode(Rule.self, from: $0) }
        #expect(Set(rules.map(\.service)) == Set(AWSService.allCases.map(\.rawValue)))
        #expect(rules.count > 1_500 && rules.contains { $0.url == nil })
        for rule in rules {
            #expect(try rule.ourURL() == rule.url, "\(rule)")
        }
    }

    /// A configuration and its endpoints as `endpoint_settings.py` prints them.
    struct Case: Decodable {
        var variables: [String: String]
        var config: String
        var credentials: String
        var urls: [String: String?]

        var resolver: ConfigurationResolver {
            let files = ["/h/.aws/config": config, "/h/.aws/credentials": credentials]
            return ConfigurationResolver(
                environment: ClientEnvironment(
                    variables: variables, homeDirectory: "/h", readFile: { files[$0] }))
        }
    }

    @Test func settingsLeadToTheEndpointsOfBotocoresClients() async throws {
        let lines = try await PythonScript.output(of: "endpoint_settings.py")
        let cases = try lines.map { try JSONDecoder().decode(Case.self, from: $0) }
        #expect(cases.count >= 50)
        for example in cases {
            #expect(example.urls.count == 3)
            for (name, url) in example.urls {
                let service = try #require(AWSService(rawValue: name))
                #expect(example.resolver.url(of: service) == url, "\(name) in \(example)")
            }
        }
    }
}

extension ConfigurationResolver {
    /// Where `service` is asked, or `nil` where that is refused.
    fileprivate func url(of service: AWSService) -> String? {
        do {
            return try endpoint(of: service, in: try region()).description
        } catch {
            #expect(error.code == .configuration)
            return nil
        }
    }
}
