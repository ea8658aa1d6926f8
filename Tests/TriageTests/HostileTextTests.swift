import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import Testing

@testable import Triage

/// What comes from outside is shown, and neither steers the terminal nor passes for a line of the report.
struct HostileTextTests {
    private static let hostile =
        "evil\u{1B}[2J\u{1B}]52;c;eA==\u{7}\u{9B}31m\u{202E}\r\nok         TLS\u{2028}fine"
    private static let quoted =
        "evil\\u001b[2J\\u001b]52;c;eA==\\u0007\\u009b31m\\u202e\\r\\nok         TLS\\u2028fine"

    private static let certificate = PeerCertificate(
        names: [hostile], issuer: hostile, notBefore: .distantPast, notAfter: .distantFuture)

    private static func handshake(_ failure: TLSProbe.Failure) -> ScriptedService {
        var service = ScriptedService()
        service.network.handshake = { (_, _) throws(TLSProbe.Failure) in throw failure }
        return service
    }

    private static func tunnel(_ failure: TunnelProbe.Failure) -> ScriptedService {
        var service = ScriptedService()
        service.ways = {
            NetworkSettings(proxies: ProxyRules(https: ProxyServer("http://p:1", origin: "https_proxy")))
        }
        service.network.openTunnel = { (_, _) throws(TunnelProbe.Failure) in throw failure }
        return service
    }

    private static func unresolved() -> ScriptedService {
        var service = ScriptedService()
        service.network.lookUp = { (_) throws(NameLookup.Failure) in throw NameLookup.Failure(reason: hostile)
        }
        return service
    }

    /// Where it comes from, the service that says it, and the check that shows it.
    static let sources: [(source: String, service: ScriptedService, check: CheckID)] = [
        ("a certificate", handshake(.init(reason: hostile, certificate: certificate)), .tls),
        ("a handshake", handshake(.init(reason: hostile, certificate: nil)), .tls),
        ("a proxy", tunnel(.refused(.init(status: 403, reason: hostile))), .tcp),
        ("the resolver", unresolved(), .dns),
        (
            "the service",
            ScriptedService().refusing("/describeStream", 403, "AccessDeniedException", quoted),
            .describeStream
        ),
        (
            "a stream's name",
            ScriptedService().answering(
                "/listStreams", ScriptedService.json(#"{"StreamInfoList":[{"StreamName":"\#(quoted)"}]}"#)),
            .listStreams
        ),
        (
            "STS",
            ScriptedService().answering(
                "sts.us-west-2.amazonaws.com/", ScriptedService.json("<Arn>\(hostile)</Arn>")),
            .identity
        ),
    ]

    @Test(arguments: sources)
    func isShownWithoutItsSteering(source: String, service: ScriptedService, check: CheckID) async throws {
        let report = await Examination(try service.instruments()).report(on: .name("cam1"))
        let line = try #require(report.lines.first { $0.check == check.rawValue })
        #expect(line.text.contains("evil"), "\(line.text)")
        let text = TextTriage.render(report)
        for scalar in (text + JSONTriage.render(report)).unicodeScalars where scalar != "\n" {
            let category = scalar.properties.generalCategory
            #expect(![.control, .format, .lineSeparator].contains(category), "\(scalar.value)")
        }
        let beginnings = ["ok  ", "PROBLEM", "not tried", "    ", "Result", "kvsmon doctor"]
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { line in beginnings.contains { line.hasPrefix($0) } })
        #expect(lines.count { $0.contains("PROBLEM    TLS") || $0.hasPrefix("ok         TLS") } <= 1)
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
