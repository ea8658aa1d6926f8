import Foundation
import TestSupport
import Testing

/// The binary behind a real proxy.
@Suite(.tags(.endToEnd))
struct ProxyTests {
    /// Runs kvsmon with `words` against `simulator`, with the variables `network`.
    static func run(
        _ words: [String], _ simulator: Simulator, _ network: [String: String]
    ) async throws -> ChildProgram.Result {
        try await Command.run(
            [Command.kvsmon] + words, environment: simulator.environment.merging(network) { $1 })
    }

    @Test func reachesTheServiceThroughTheProxyUnlessItIsExempt() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "30s")
        let proxy = try await TinyProxy()
        let variables = ["HTTP_PROXY": proxy.url, "HTTPS_PROXY": proxy.url]
        let streams = try await Self.run(["streams"], simulator, variables)
        #expect(streams.status == 0 && streams.output.contains(simulator.streams[0]), "\(streams)")
        #expect(try !proxy.requests.isEmpty)
        let check = try await Self.run(["check", simulator.streams[0]], simulator, variables)
        #expect(check.status == 0, "\(check)")
        let count = try proxy.requests.count
        let direct = variables.merging(["no_proxy": "localhost,127.0.0.1"]) { $1 }
        let again = try await Self.run(["streams"], simulator, direct)
        #expect(again.status == 0 && again.output == streams.output)
        #expect(try proxy.requests.count == count)
    }

    @Test func saysWhichProxyIsInTheWayAndNeverItsPassword() async throws {
        let simulator = try Simulator(scenario: "steady")
        let guarded = try await TinyProxy(options: ["BasicAuth operator swordfish"])
        let closed = try await TinyProxy(options: ["ConnectPort 1"])
        let address = guarded.url.dropFirst("http://".count)
        let known = try await Self.run(
            ["streams"], simulator, ["HTTP_PROXY": "http://operator:swordfish@\(address)"])
        #expect(known.status == 0, "\(known)")
        for (url, proxy, words) in [
            (guarded.url, guarded.url, "wants credentials (407)"),
            ("http://operator:guess@\(address)", guarded.url, "refuses the credentials"),
            (closed.url, closed.url, "NO_PROXY"),
            ("http://operator:guess@\(address)x", "http://•••@", "HTTP_PROXY: '"),
        ] {
            let result = try await Self.run(["streams"], simulator, ["HTTP_PROXY": url])
            #expect(result.status != 0)
            #expect(result.errors.contains(proxy) && result.errors.contains(words), "\(result.errors)")
            #expect(!(result.errors + result.output).contains("guess"))
        }
    }

    @Test func namesACertificateBundleThatIsNone() async throws {
        let result = try await Command.run([
            Command.kvsmon, "streams", "--region", "us-west-2", "--ca-bundle", "/nonexistent.pem",
        ])
        #expect(result.status != 0)
        #expect(result.errors.contains("--ca-bundle: the file '/nonexistent.pem' can't be read"))
    }
}
