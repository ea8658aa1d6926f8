import Foundation
import TestSupport
import Testing

@Suite(.tags(.endToEnd))
struct DoctorTests {
    /// What `doctor --format json` says.
    struct Report: Decodable {
        struct Check: Decodable {
            struct Problem: Decodable {
                let id: String
                let remedy: String
            }

            let check: String
            let status: String
            let text: String
            let problem: Problem?
        }

        let schema: Int
        let stream: String?
        let region: String?
        let fine: Bool
        let checks: [Check]

        init(_ result: ChildProgram.Result) throws {
            self = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        }

        var problems: [String] { checks.compactMap { $0.problem?.id } }
        func status(_ check: String) -> String? { checks.first { $0.check == check }?.status }
        func text(_ check: String) -> String { checks.first { $0.check == check }?.text ?? "" }
        func remedy(_ check: String) -> String { checks.first { $0.check == check }?.problem?.remedy ?? "" }
    }

    private static let keys = [
        "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secretEXAMPLE",
    ]

    private func doctor(
        _ words: [String], _ environment: [String: String] = [:]
    ) async throws -> ChildProgram.Result {
        try await Command.run([Command.kvsmon, "doctor"] + words, environment: environment)
    }

    @Test("A healthy stream: every check is ok, or says why it isn't tried; exit code 0")
    func findsNothing() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "60s")
        let result = try await doctor(["steady", "--format", "json"], simulator.environment)
        let report = try Report(result)
        #expect(result.status == 0 && report.fine && report.schema == 1, "\(result.output)")
        #expect(report.stream == "steady" && report.region == "us-west-2")
        let untried = report.checks.filter { $0.status == "not-tried" }.map(\.check)
        #expect(untried == ["tls", "identity", "get-media"], "\(result.output)")
        #expect(report.text("media-type").contains("H.264"))
    }

    @Test("The text has a line for each check, fits 80 columns, and holds no secret")
    func writesText() async throws {
        let simulator = try Simulator(scenario: "steady", elapsed: "60s")
        let result = try await doctor(["steady"], simulator.environment)
        #expect(result.status == 0 && result.errors == "")
        let lines = result.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.count { $0.hasPrefix("ok ") } == 18, "\(result.output)")
        #expect(lines.last?.hasPrefix("Result") == true && lines.last?.contains("nothing is wrong") == true)
        #expect(!result.output.contains(simulator.environment["AWS_SECRET_ACCESS_KEY"] ?? "none"))
        #expect(!result.output.contains("SessionToken"))
    }

    @Test("Without a stream the account's are listed")
    func listsStreams() async throws {
        let simulator = try Simulator(scenario: "steady")
        let report = try Report(try await doctor(["--format", "json"], simulator.environment))
        #expect(report.stream == nil && report.fine)
        #expect(report.text("list-streams").contains("steady"))
        #expect(report.checks.last?.check == "list-streams")
    }

    @Test(
        "A stream that isn't there, or is but nothing of it arrives, is one problem with a remedy; exit code 1"
    )
    func findsWhatTheStreamLacks() async throws {
        let simulator = try Simulator(scenario: "steady")
        let unknown = try await doctor(["stedy", "--format", "json"], simulator.environment)
        let report = try Report(unknown)
        #expect(unknown.status == 1 && report.problems == ["stream-not-found"], "\(unknown.output)")
        #expect(report.text("status").contains("similar: steady"))
        let create = try await Command.run(
            [
                Command.root.appending(path: ".build/python/bin/aws").path, "kinesisvideo", "create-stream",
                "--stream-name", "cam", "--data-retention-in-hours", "0",
            ], environment: simulator.environment)
        #expect(create.status == 0, "\(create.errors)")
        let empty = try Report(try await doctor(["cam", "--format", "json"], simulator.environment))
        #expect(empty.problems == ["no-retention"], "\(empty.checks)")
    }

    /// A scenario of the simulator, which check says what, and words of it.
    static let scenarios = [
        (
            "[[fault]]\nkind = \"outage\"\nat = \"20s\"\nfragments = 500", "fragments", "producer-silent",
            "ago; LIVE needs one within 30 s"
        ),
        ("[media]\npictures-per-fragment = 8", "fragments", "short-fragments", "long"),
        (
            "[[service.fault]]\nkind = \"throttle\"\nat = \"0s\"\nfor = \"20m\"\noperations = [\"ListFragments\"]",
            "list-fragments", "throttled", "ListFragments"
        ),
        (
            "[[service.fault]]\nkind = \"throttle\"\nat = \"0s\"\nfor = \"20m\"\noperations = [\"GetHLSMediaPlaylist\"]",
            "playlist", "throttled", "HTTP 400"
        ),
    ]

    @Test("What a scenario does to its stream has its name, told once", arguments: scenarios)
    func findsWhatAScenarioDoes(story: String, check: String, problem: String, words: String) async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/story.toml"
        try "summary = \"x\"\n\(story)\n".write(toFile: file, atomically: true, encoding: .utf8)
        let simulator = try Simulator(scenario: file, elapsed: "5m")
        let report = try Report(try await doctor(["story", "--format", "json"], simulator.environment))
        #expect(report.problems == [problem], "\(report.checks)")
        #expect(report.status(check) == "problem")
        #expect(report.text(check).contains(words), "\(report.text(check))")
    }

    @Test(
        "Where LIVE is impossible, the last media are played on demand, so that codecs are judged all the same"
    )
    func playsTheLastMedia() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/story.toml"
        try "summary = \"x\"\n\(Self.scenarios[0].0)\n".write(toFile: file, atomically: true, encoding: .utf8)
        let simulator = try Simulator(scenario: file, elapsed: "5m")
        let report = try Report(try await doctor(["story", "--format", "json"], simulator.environment))
        #expect(report.text("hls-session").contains("ON_DEMAND"))
        #expect(report.status("media-type") == "ok")
    }

    @Test("What is missing here is a problem by name, and only what needs it isn't tried")
    func findsWhatIsMissingHere() async throws {
        let nothing = try Report(try await doctor(["cam", "--format", "json"]))
        #expect(nothing.problems == ["configuration", "no-credentials"])
        let keyless = try Report(
            try await doctor(
                ["cam", "--format", "json"],
                [
                    "AWS_REGION": "us-west-2",
                    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
                ]))
        #expect(keyless.problems == ["no-credentials", "connection-refused"])
        let nowhere = try Report(
            try await doctor(
                ["cam", "--format", "json", "--endpoint-url", "http://nowhere.invalid"], Self.keys))
        #expect(nowhere.problems.count == 1 && nowhere.problems[0].hasPrefix("name-"))
        #expect(nowhere.status("tcp") == "not-tried")
    }

    @Test("Wrong keys are one problem")
    func findsWrongKeys() async throws {
        let simulator = try Simulator(scenario: "steady")
        let environment = simulator.environment.merging(["AWS_SECRET_ACCESS_KEY": "wrong"]) { $1 }
        let report = try Report(try await doctor(["steady", "--format", "json"], environment))
        #expect(report.problems == ["wrong-secret"], "\(report.checks)")
    }

    @Test("An endpoint with something behind host and port doesn't know the operation")
    func findsAWrongPath() async throws {
        let simulator = try Simulator(scenario: "steady")
        let endpoint = simulator.environment["AWS_ENDPOINT_URL", default: ""] + "/v1"
        let environment = simulator.environment.merging(["AWS_ENDPOINT_URL": endpoint]) { $1 }
        let report = try Report(try await doctor(["steady", "--format", "json"], environment))
        #expect(report.problems == ["unknown-operation"], "\(report.checks)")
    }

    @Test("A name that no stream can have isn't looked at: exit code 3")
    func refusesAName() async throws {
        let result = try await doctor(["no such name"], Self.keys)
        #expect(result.status == 3 && result.output == "" && result.errors.contains("StreamName"))
    }
}
