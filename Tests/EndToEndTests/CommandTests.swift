import Foundation
import Testing

@Suite(.tags(.endToEnd))
struct CommandTests {
    @Test(
        "Every command explains itself",
        arguments: ["watch", "demo", "check", "inspect", "doctor", "explain", "url", "streams", "simulate"])
    func explainsItself(command: String) async throws {
        let result = try await Command.run([Command.kvsmon, command, "--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("USAGE: kvsmon \(command)"))
    }

    @Test(
        "Without a region or keys it says where it looked and what to give",
        arguments: [
            ([:], "--region"),
            (["AWS_REGION": "us-west-2", "AWS_EC2_METADATA_DISABLED": "true"], "AWS_ACCESS_KEY_ID"),
        ] as [([String: String], String)])
    func saysWhatIsMissing(environment: [String: String], remedy: String) async throws {
        let result = try await Command.run([Command.kvsmon, "streams"], environment: environment)
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(result.errors.contains(remedy))
    }

    @Test("The streams are listed, a line each")
    func listsStreams() async throws {
        let simulator = try Simulator()
        let result = try await simulator.kvsmon("streams")
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(Set(lines.map { $0[0] }) == Set(simulator.streams))
        #expect(lines.allSatisfy { $0[1...] == ["ACTIVE", "24", "h"] })
    }

    @Test("What simulate prints is all that boto3 needs")
    func exportsEverything() async throws {
        let simulator = try Simulator()
        let python = Command.root.appending(path: ".build/python/bin/python3").path
        let script = """
            import boto3
            for page in boto3.client("kinesisvideo").get_paginator("list_streams").paginate():
                for stream in page["StreamInfoList"]: print(stream["StreamName"])
            """
        let result = try await Command.run([python, "-c", script], environment: simulator.environment)
        #expect(result.errors == "")
        #expect(Set(result.output.split(separator: "\n").map(String.init)) == Set(simulator.streams))
    }

    @Test(
        "A range that breaks a documented rule is refused before anything is sent",
        arguments: [
            (["--mode", "on-demand"], "ON_DEMAND"),
            (["--mode", "live", "--from", "10m"], "LIVE"),
            (["--mode", "on-demand", "--from", "5m", "--to", "10m"], "EndTimestamp"),
            (["--mode", "on-demand", "--from", "2d", "--to", "1h"], "24 h"),
            (["--expires", "13h"], "Expires"),
            (["--max-results", "5001"], "MaxMediaPlaylistFragmentResults"),
        ])
    func refusesWhatTheRulesForbid(flags: [String], subject: String) async throws {
        let nowhere = [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "A",
            "AWS_SECRET_ACCESS_KEY": "B",
        ]
        let result = try await Command.run([Command.kvsmon, "url", "cam"] + flags, environment: nowhere)
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(result.errors.contains(subject), "\(result.errors)")
    }

    @Test(
        "What simulate can't do is refused by name, with what it can",
        arguments: [
            (["--port", "99999"], "--port is from 0 to 65535."),
            (["--speed", "0"], "--speed is from 0.1 to 10000."),
            (["--streams", "0"], "--streams is from 1 to 10000."),
            (["--data", "/proc/nowhere"], "Give --data a folder that you may write to."),
            (["nowhere.toml"], "The file nowhere.toml can't be read."),
        ])
    func refusesWhatSimulateCannotDo(words: [String], remedy: String) async throws {
        let result = try await Command.run([Command.kvsmon, "simulate"] + words)
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(result.errors.contains(remedy), "\(result.errors)")
    }
}
