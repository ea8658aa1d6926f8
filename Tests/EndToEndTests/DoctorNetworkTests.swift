import Foundation
import TestSupport
import Testing

/// `kvsmon doctor` where the way to the service is broken, with real sockets and certificates.
@Suite(.tags(.endToEnd))
struct DoctorNetworkTests {
    private static let keys = [
        "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secretEXAMPLE",
    ]

    private func report(
        _ endpoint: String, _ environment: [String: String] = [:]
    ) async throws -> DoctorTests.Report {
        let words = [Command.kvsmon, "doctor", "cam", "--format", "json", "--endpoint-url", endpoint]
        let result = try await Command.run(words, environment: Self.keys.merging(environment) { $1 })
        #expect(result.status == 1, "\(result.errors)")
        return try DoctorTests.Report(result)
    }

    /// A broken server: which, how it is asked, which check says what, and words of it.
    static let cases = [
        ("untrusted", "https", "tls", "certificate-untrusted", "issued by Corporate Inspection CA"),
        ("expired", "https", "tls", "certificate-expired", "expired 1 d ago"),
        ("misnamed", "https", "tls", "certificate-name", "it is for other.example"),
        ("dead", "http", "tcp", "connection-refused", "refuses connections"),
        ("silent", "http", "http", "no-answer", "didn't answer in time"),
        ("silent", "https", "tls", "tls-failed", "no answer to the handshake"),
    ]

    @Test("Each way of being broken has its name, told once, with a figure and a remedy", arguments: cases)
    func names(door: String, scheme: String, check: String, problem: String, words: String) async throws {
        let doors = try LocalDoors()
        let report = try await report("\(scheme)://localhost:\(try doors.port(door))")
        #expect(report.problems == [problem], "\(report.checks)")
        #expect(report.status(check) == "problem")
        #expect(report.text(check).contains(words), "\(report.text(check))")
        #expect(report.checks.compactMap(\.problem).allSatisfy { $0.remedy.count > 20 })
        let last = report.checks.firstIndex { $0.check == check } ?? 0
        #expect(report.checks[(last + 1)...].allSatisfy { $0.status == "not-tried" })
    }

    @Test("Whatever hangs, it is over within half a minute")
    func endsInTime() async throws {
        let doors = try LocalDoors()
        let begin = ContinuousClock.now
        _ = try await report("https://localhost:\(try doors.port("silent"))")
        #expect(ContinuousClock.now - begin < .seconds(30))
    }

    @Test("The caller is asked of AWS STS, here moto's")
    func tellsTheCaller() async throws {
        let doors = try LocalDoors()
        let simulator = try Simulator(scenario: "steady")
        let sts = ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:\(try doors.port("sts"))"]
        let result = try await Command.run(
            [Command.kvsmon, "doctor", "--format", "json"],
            environment: simulator.environment.merging(sts) { $1 })
        let report = try DoctorTests.Report(result)
        #expect(report.status("identity") == "ok" && report.text("identity").contains("arn:aws:"))
        let unreachable = ["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:\(try doors.port("dead"))"]
        let other = try await Command.run(
            [Command.kvsmon, "doctor", "--format", "json"],
            environment: simulator.environment.merging(unreachable) { $1 })
        // A network without a way to STS isn't broken by that.
        #expect(other.status == 0)
        #expect(try DoctorTests.Report(other).status("identity") == "not-tried")
    }

    /// What `interrupt.py` says of a program's end.
    private struct End: Decodable {
        let code: Int
        let seconds: Double
        let output: String
    }

    @Test("Ctrl-C ends it at once, with what was found so far", arguments: ["text", "json"])
    func isInterrupted(format: String) async throws {
        let doors = try LocalDoors()
        let script = Command.root.appending(path: "Tests/EndToEndTests/Scripts/interrupt.py").path
        let doctor = [Command.kvsmon, "doctor", "cam", "--format", format]
        let endpoint = ["--endpoint-url", "https://localhost:\(try doors.port("silent"))"]
        let result = try await Command.run(
            ["python3", script, "looking at TLS"] + doctor + endpoint, environment: Self.keys)
        let end = try JSONDecoder().decode(End.self, from: Data(result.output.utf8))
        #expect(end.code == 3 && end.seconds < 1, "\(end)")
        let words =
            format == "text"
            ? ["ok         TCP", "interrupted; nothing is wrong so far"] : [#""interrupted":true"#]
        for words in words { #expect(end.output.contains(words), "\(end.output)") }
    }
}
