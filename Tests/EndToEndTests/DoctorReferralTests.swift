import Foundation
import TestSupport
import Testing

/// Errors of all commands that `kvsmon doctor` says more about name it, with the options that were given.
@Suite(.tags(.endToEnd))
struct DoctorReferralTests {
    private static let keys = [
        "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secretEXAMPLE", "AWS_MAX_ATTEMPTS": "1",
    ]
    private static let nowhere = ["--region", "eu-west-1", "--endpoint-url", "http://127.0.0.1:9"]

    /// The command that `errors` name, once.
    private func referral(in errors: String) -> String? {
        let parts = errors.components(separatedBy: "`kvsmon doctor")
        guard parts.count == 2, parts[1].contains("` checks each step\n") else { return nil }
        return "kvsmon doctor" + (parts[1].components(separatedBy: "`").first ?? "")
    }

    /// Each command where nothing listens, and the stream that it is about.
    static let commands: [([String], String)] = [
        (["streams"], ""), (["check", "cam", "--for", "1s"], " cam"), (["explain", "cam", "10m"], " cam"),
        (["url", "cam"], " cam"), (["report", "cam", "--format", "json"], " cam"),
        (["inspect", "cam", "--last", "1"], " cam"),
        (["record", "cam", "-o", "/nonexistent/x.jsonl.gz"], " cam"), (["watch", "cam-*", "--plain"], ""),
    ]

    @Test("A network that leads nowhere", arguments: commands)
    func namesTheDoctor(words: [String], stream: String) async throws {
        let result = try await Command.run(
            [Command.kvsmon] + words + Self.nowhere, environment: Self.keys)
        #expect(result.status != 0)
        #expect(
            referral(in: result.errors)
                == "kvsmon doctor\(stream) --region eu-west-1 --endpoint-url http://127.0.0.1:9",
            "\(result.errors)")
    }

    @Test(
        "Credentials that are missing, before a screen or lines begin",
        arguments: [
            ["watch", "cam", "--plain"], ["url", "cam"], ["check", "cam"],
        ])
    func namesTheDoctorForCredentials(words: [String]) async throws {
        let result = try await Command.run([Command.kvsmon] + words + ["--region", "us-west-2"])
        #expect(referral(in: result.errors) == "kvsmon doctor cam --region us-west-2", "\(result.errors)")
    }

    @Test("What is named can be pasted, whatever the options are")
    func canBePasted() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/it's mine.toml"
        try "".write(toFile: file, atomically: true, encoding: .utf8)
        let options = ["--endpoint-url", "http://127.0.0.1:9", "--config", file]
        let result = try await Command.run(
            [Command.kvsmon, "url", "cam"] + options, environment: Self.keys)
        let command = try #require(referral(in: result.errors), "\(result.errors)")
        let pasted = try await Command.run(
            ["sh", "-c", "kvsmon() { '\(Command.kvsmon)' \"$@\"; }; \(command) --format json"],
            environment: Self.keys)
        #expect(try DoctorTests.Report(pasted).problems == ["connection-refused"], "\(pasted)")
    }

    @Test("A wrong key and an unknown stream")
    func namesTheDoctorForRefusals() async throws {
        let simulator = try Simulator(scenario: "steady")
        let wrong = simulator.environment.merging(["AWS_SECRET_ACCESS_KEY": "wrong"]) { $1 }
        let refused = try await Command.run([Command.kvsmon, "url", "steady"], environment: wrong)
        #expect(referral(in: refused.errors) == "kvsmon doctor steady", "\(refused.errors)")
        let unknown = try await simulator.kvsmon("url", "stedy")
        #expect(referral(in: unknown.errors) == "kvsmon doctor stedy", "\(unknown.errors)")
    }

    @Test(
        "Mistakes of use are told alone",
        arguments: [
            ["url", "cam", "--expires", "13h"], ["url", "no such name"],
            ["url", "cam", "--config", "/nonexistent"],
            ["check", "cam", "--region", "Nowhere"], ["doctor", "no such name"],
        ])
    func leavesMistakesAlone(words: [String]) async throws {
        let result = try await Command.run([Command.kvsmon] + words, environment: Self.keys)
        #expect(result.status != 0)
        #expect(!result.errors.contains("kvsmon doctor"), "\(result.errors)")
    }
}
