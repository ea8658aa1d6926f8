import Foundation
import TestSupport
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

    @Test(
        "What every command can't do, it says in one line of the program's name, and exits 3",
        arguments: [
            ["replay", "/nonexistent"], ["check", "--recording", "/nonexistent"],
            ["report", "--recording", "/nonexistent"], ["url", "no such name"], ["doctor", "no such name"],
            ["streams"], ["explain", "cam", "10m"], ["inspect", "cam", "--last", "1"],
            ["record", "cam", "-o", "/nonexistent/file"], ["watch", "cam"], ["watch", "cam-*", "--plain"],
            ["simulate", "--data", "/proc/nowhere"],
        ])
    func failsInOneWay(words: [String]) async throws {
        let result = try await Command.run([Command.kvsmon] + words)
        #expect(result.status == 3)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("kvsmon: "), "\(result.errors)")
        #expect(result.errors.dropLast().allSatisfy { $0 != "\n" }, "\(result.errors)")
    }

    @Test(
        "What the command line says wrong is told with its usage, wherever it is noticed",
        arguments: [
            ["url", "cam", "--config", "/nonexistent"], ["check", "cam", "--config", "/nonexistent"],
            ["report", "cam", "-o", "incident.doc"], ["watch"], ["check", "cam", "--for", "soon"],
        ])
    func refusesInOneWay(words: [String]) async throws {
        let result = try await Command.run([Command.kvsmon] + words)
        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("Error: "), "\(result.errors)")
        #expect(result.errors.contains("\nUsage: kvsmon \(words[0]) "), "\(result.errors)")
        #expect(result.errors.contains("See 'kvsmon \(words[0]) --help'"), "\(result.errors)")
    }

    @Test("Without a stream it says how streams are named, how they are listed, and what needs none")
    func namesTheWaysToAStream() async throws {
        for words in [[], ["watch"]] {
            let result = try await Command.run([Command.kvsmon] + words)
            for word in ["--all", "--prefix", "`kvsmon streams`", "`kvsmon demo`"] {
                #expect(result.errors.contains(word), "\(result.errors)")
            }
        }
    }

    @Test("A file that is there stays, and every command says so before it asks anybody, in the same words")
    func keepsFilesThatAreThere() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path("taken.html")
        try folder.write("mine", to: "taken.html")
        for words in [
            ["report", "cam", "-o"], ["record", "cam", "-o"], ["inspect", "cam", "--last", "1", "--save"],
        ] {
            let result = try await Command.run([Command.kvsmon] + words + [file])
            #expect(result.status == 3)
            #expect(
                result.errors
                    == "kvsmon: \(file) is there already, and stays as it is. Give another name, or --force.\n"
            )
        }
        #expect(try folder.text(of: "taken.html") == "mine")
    }

    @Test("Without a region the config file is named as a place for one, also where there is none yet")
    func namesTheConfigFileForARegion() async throws {
        let result = try await Command.run([Command.kvsmon, "streams"])
        #expect(result.errors.contains("or set region in ~/.config/kvsmon/config.toml"))
        let folder = try TemporaryFolder()
        let named = folder.path("mine.toml")
        try folder.write("", to: "mine.toml")
        let other = try await Command.run([Command.kvsmon, "streams", "--config", named])
        #expect(other.errors.contains("region in \(named)"), "\(other.errors)")
    }

    @Test("A network that leads nowhere is told in the system's words, without the library's")
    func tellsOfTheNetworkInWords() async throws {
        let nowhere = [
            "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_REGION": "us-west-2", "AWS_ACCESS_KEY_ID": "A",
            "AWS_SECRET_ACCESS_KEY": "B", "AWS_MAX_ATTEMPTS": "1",
        ]
        let result = try await Command.run([Command.kvsmon, "streams"], environment: nowhere)
        #expect(
            result.errors.contains("no connection to 127.0.0.1:9 (Connection refused)"), "\(result.errors)")
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
        "A session that breaks a documented rule is refused before anything is sent, in the words of the flags",
        arguments: [
            (["--mode", "on-demand"], "--mode on-demand needs --from and --to"),
            (["--mode", "on-demand", "--from", "10m"], "--mode on-demand needs --from and --to"),
            (["--mode", "live-replay"], "--mode live-replay needs --from"),
            (["--mode", "live", "--from", "10m"], "give --mode live-replay or on-demand"),
            (["--mode", "on-demand", "--from", "5m", "--to", "10m"], "--from must be earlier than --to"),
            (["--mode", "on-demand", "--from", "2d", "--to", "1h"], "24 h"),
            (["--expires", "13h"], "--expires is 5m to 12h, not 13h"),
            (["--max-results", "5001"], "--max-results is 1 to 5000, not 5001"),
            (["--max-results", "0"], "--max-results is 1 to 5000, not 0"),
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
            (["nowhere.toml"], "The scenario file nowhere.toml can't be read: No such file or directory."),
        ])
    func refusesWhatSimulateCannotDo(words: [String], remedy: String) async throws {
        let result = try await Command.run([Command.kvsmon, "simulate"] + words)
        #expect(result.status != 0)
        #expect(result.output == "")
        #expect(result.errors.contains(remedy), "\(result.errors)")
    }
}
