import Foundation
import TestSupport
import Testing

/// `kvsmon doctor` behind a real proxy, and with real certificates behind it.
@Suite(.tags(.endToEnd))
struct DoctorProxyTests {
    private static let keys = [
        "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secretEXAMPLE",
    ]

    private func report(
        _ words: [String], _ environment: [String: String]
    ) async throws -> DoctorTests.Report {
        let result = try await Command.run(
            [Command.kvsmon, "doctor"] + words + ["--format", "json"], environment: environment)
        #expect(!(result.output + result.errors).contains("swordfish"))
        return try DoctorTests.Report(result)
    }

    /// The report on `endpoint` behind `proxy`.
    private func report(
        on endpoint: String, behind proxy: String, _ words: [String] = []
    ) async throws -> DoctorTests.Report {
        try await report(
            ["--endpoint-url", endpoint] + words, Self.keys.merging(["ALL_PROXY": proxy]) { $1 })
    }

    @Test(
        "A way that is open is shown, with the variable that names the proxy",
        arguments: [
            "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy",
        ])
    func tellsTheVariable(variable: String) async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "60s")
        let proxy = try await TinyProxy()
        let endpoint = simulator.environment["AWS_ENDPOINT_URL", default: ""]
        let report = try await report(
            ["steady"], simulator.environment.merging([variable: proxy.url]) { $1 })
        #expect(report.fine, "\(report.checks)")
        #expect(report.text("proxy") == "\(proxy.url), by \(variable)")
        #expect(report.text("tcp").contains("leads on to \(endpoint.dropFirst("http://".count)) in"))
        let exempt = try await self.report(
            ["steady"],
            simulator.environment.merging([variable: proxy.url, "no_proxy": "a.example, 127.0.0.1"]) { $1 })
        #expect(
            exempt.text("proxy")
                == "none: '127.0.0.1' in no_proxy leaves \(proxy.url) out, which \(variable) names")
        #expect(!exempt.text("tcp").contains("proxy"))
    }

    @Test("A proxy that doesn't lead on says why, in a problem of its own")
    func tellsWhyNot() async throws {
        let (doors, folder) = (try LocalDoors(), try TemporaryFolder())
        try "^elsewhere".write(toFile: "\(folder.path)/filter", atomically: true, encoding: .utf8)
        let simulator = try Simulator(scenario: "steady")
        let endpoint = simulator.environment["AWS_ENDPOINT_URL", default: ""]
        let open = try await TinyProxy()
        let guarded = try await TinyProxy(options: ["BasicAuth operator swordfish"])
        let closed = try await TinyProxy(options: ["ConnectPort 1"])
        let choosy = try await TinyProxy(options: [
            "Filter \"\(folder.path)/filter\"", "FilterDefaultDeny Yes",
        ])
        let address = guarded.url.dropFirst("http://".count)
        let known = try await report(on: endpoint, behind: "http://operator:swordfish@\(address)")
        #expect(known.status("tcp") == "ok" && known.status("http") == "ok")
        for (endpoint, proxy, problem, words) in [
            (endpoint, guarded.url, "proxy-credentials", "wants a user and a password [407"),
            (endpoint, "http://operator:swordfish1@\(address)", "proxy-credentials", "refuses the user"),
            (endpoint, closed.url, "proxy-forbids", "[403 "),
            (endpoint, choosy.url, "proxy-forbids", "[403 "),
            ("http://nowhere.invalid", open.url, "proxy-cannot-reach", "can't reach nowhere.invalid:80 [5"),
            (endpoint, "http://127.0.0.1:\(try doors.port("sts"))", "proxy-failed", "opens no way"),
        ] {
            let report = try await report(on: endpoint, behind: proxy)
            #expect(report.problems == [problem], "\(report.checks)")
            #expect(report.text("tcp").contains(words), "\(report.text("tcp"))")
            #expect(report.remedy("tcp").count > 40, "\(report.remedy("tcp"))")
        }
    }

    @Test("A proxy that isn't there is told from a service that isn't")
    func missesTheProxy() async throws {
        let doors = try LocalDoors()
        let dead = try await report(
            on: "https://kvs.example", behind: "http://127.0.0.1:\(try doors.port("dead"))")
        #expect(dead.problems == ["connection-refused"])
        #expect(dead.text("tcp").hasPrefix("the proxy 127.0.0.1:"))
        #expect(dead.remedy("tcp").contains("host and port in ALL_PROXY"))
        let nowhere = try await report(on: "https://kvs.example", behind: "http://nowhere.invalid:3128")
        #expect(nowhere.problems.count == 1 && nowhere.problems[0].hasPrefix("name-"))
        #expect(nowhere.text("dns").hasPrefix("the proxy http://nowhere.invalid:3128"))
        let silent = try await report(
            on: "https://kvs.example", behind: "http://127.0.0.1:\(try doors.port("silent"))")
        #expect(silent.problems == ["proxy-cannot-reach"], "\(silent.checks)")
    }

    @Test(
        "Behind a proxy a certificate is judged as without one, and names who issued it",
        arguments: [
            (
                "untrusted", "certificate-untrusted",
                "it is for localhost, 127.0.0.1, issued by Corporate Inspection CA"
            ),
            ("expired", "certificate-expired", "expired 1 d ago"),
            ("misnamed", "certificate-name", "it is for other.example"),
        ])
    func judgesCertificates(door: String, problem: String, words: String) async throws {
        let doors = try LocalDoors()
        let proxy = try await TinyProxy()
        let endpoint = "https://localhost:\(try doors.port(door))"
        let report = try await report(on: endpoint, behind: proxy.url)
        #expect(report.problems == [problem], "\(report.checks)")
        #expect(report.text("tls").contains("seen through the proxy \(proxy.url)"))
        #expect(report.text("tls").contains(words), "\(report.text("tls"))")
        guard door == "untrusted" else { return }
        #expect(report.remedy("tls").contains("the certificate of 'Corporate Inspection CA'"))
        #expect(report.remedy("tls").contains("--ca-bundle or in AWS_CA_BUNDLE"))
        let trusting = try await self.report(
            on: endpoint, behind: proxy.url, ["--ca-bundle", doors.authority])
        #expect(trusting.status("tls") == "ok" && trusting.status("http") == "ok", "\(trusting.checks)")
        #expect(trusting.text("tls").contains("issued by Corporate Inspection CA, good for 9 d"))
    }
}
