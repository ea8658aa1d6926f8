import Foundation
import TestSupport
import Testing

/// The config file: found, read, listed, and felt on the screen.
@Suite(.tags(.endToEnd))
struct ConfigTests {
    private let home: ConfigHome

    init() throws { home = try ConfigHome() }

    @Test func listsTheSettingsAndWhereEachIsFrom() async throws {
        try home.write("theme = \"night\"\n[keys]\nfollow = \"F2\"")
        let result = try await config("--ascii", environment: ["AWS_REGION": "us-west-2"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("# \(home.file):1"))
        #expect(result.output.contains("# --ascii"))
        #expect(result.output.contains("# AWS_REGION"))
        #expect(result.output.contains("follow = \"F2\""))
    }

    @Test(
        "What is wrong is said by file and line, with status 3",
        arguments: [
            ("ascii = 1", ":1: ascii is a whole number"),
            ("\ntheme = \"nite\"", ":2: the theme default is shown: No theme is called 'nite'"),
            ("[keys]\nquit = []", ":2: quit needs a key"),
        ])
    func saysWhatIsWrong(text: String, words: String) async throws {
        try home.write(text)
        let result = try await config()
        #expect(result.status == 3)
        #expect(result.errors.contains(home.file + words), "\(result.errors)")
        #expect(result.output.contains("theme = \"default\""))
    }

    @Test(
        "What the file says wrong of the connection is told by its line, not by the variable that isn't set",
        arguments: [
            ("ca-bundle = \"/nonexistent.pem\"", "ca-bundle"),
            ("endpoint-url = \"nonsense\"", "endpoint-url"),
            ("profile = \"nosuch\"", "profile"), ("region = \"x y/z\"", "region"),
        ])
    func namesTheLine(text: String, setting: String) async throws {
        let region = setting == "region" ? "" : "region = \"us-west-2\"\n"
        try home.write(region + text)
        let result = try await run(["streams"], ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B"])
        let line = region.isEmpty ? 1 : 2
        #expect(result.errors.hasPrefix("kvsmon: \(setting) in \(home.file):\(line): "), "\(result.errors)")
    }

    @Test func aNamedFileMustBeThere() async throws {
        for result in [
            try await config("--config", "/nowhere.toml"),
            try await config(environment: ["KVSMON_CONFIG": "/nowhere.toml"]),
        ] {
            #expect(result.status == 64)
            #expect(result.errors.contains("No config file is at '/nowhere.toml'"))
        }
    }

    @Test func theExampleIsAFileThatChangesNothing() async throws {
        let example = try await config("--example").output
        let plain = try await config().output
        try home.write(example)
        let result = try await config("--config", home.file)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.split(separator: "\n").dropFirst() == plain.split(separator: "\n").dropFirst())
    }

    @Test func theRegionOfAProfileThatIsNamedGoesBeforeTheFiles() async throws {
        try home.write("region = \"us-west-2\"")
        let profiles = home.file + ".aws"
        try Data("[profile p]\nregion = eu-north-1\n".utf8).write(to: URL(filePath: profiles))
        let files = ["AWS_CONFIG_FILE": profiles, "AWS_SHARED_CREDENTIALS_FILE": "/nowhere"]
        let named = try await config("--profile", "p", environment: files)
        #expect(named.output.contains("region = \"eu-north-1\""))
        #expect(named.output.contains("# profile 'p'"))
        let unnamed = try await config(environment: files)
        #expect(unnamed.output.contains("region = \"us-west-2\""))
    }

    @Test func theRegionOfTheFileIsUsed() async throws {
        try home.write("region = \"us-west-2\"")
        let result = try await run(["streams"], ["AWS_EC2_METADATA_DISABLED": "true"])
        #expect(result.errors.contains("no credentials"), "\(result.errors)")
    }

    @Test func aReboundKeyWorksAndIsShown() async throws {
        try home.write("[keys]\nquit = \"Q\"\nhelp = [\"H\", \"F1\"]")
        let screen = try demo()
        try await screen.wait(for: "H help", patience: .seconds(15))
        try screen.press("q", "H")
        try await screen.wait(for: "H F1")
        try screen.press("Escape", "Q")
        #expect(try await screen.waitForEnd() == .code(0))
    }

    @Test func aMistakeIsOnTheScreenAndSaidAgainAtTheEnd() async throws {
        try home.write("[keys]\nfolow = \"F2\"\nquitt = \"Q\"")
        let screen = try demo()
        try await screen.wait(for: "2 mistakes in the settings (kvsmon config names them): ")
        try await screen.wait(for: "config.toml:2: no action is called \"folow\"")
        try screen.press("q")
        try await screen.wait(for: "did you mean quit?")
        #expect(try await screen.waitForEnd() == .code(0))
    }

    @Test func commandsAreTypedCompletedAndRememberedForTheNextRun() async throws {
        for _ in 0..<2 {
            let screen = try demo()
            try await screen.wait(for: "nothing wrong", patience: .seconds(15))
            try screen.press(":")
            if FileManager.default.fileExists(atPath: home.commands) {
                try screen.press("Up", "Up")
            } else {
                try screen.press("f", "r", "e", "Tab", "Enter")
                try await screen.wait(for: "FROZEN")
                try screen.press(":", "Up")
            }
            try await screen.wait(for: ":freeze_")
            try screen.press("C-u", "q", "Enter")
            #expect(try await screen.waitForEnd() == .code(0))
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: home.commands)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try String(contentsOfFile: home.commands, encoding: .utf8) == "freeze\nq\n")
    }

    private func config(_ words: String..., environment: [String: String] = [:]) async throws
        -> ChildProgram.Result
    {
        try await run(["config"] + words, environment)
    }

    private func run(_ words: String...) async throws -> ChildProgram.Result { try await run(words, [:]) }

    private func run(_ words: [String], _ environment: [String: String]) async throws -> ChildProgram.Result {
        try await Command.run(
            [Command.kvsmon] + words, environment: environment.merging(["XDG_CONFIG_HOME": home.path]) { $1 })
    }

    private func demo() throws -> TmuxScreen {
        try TmuxScreen(
            running: "\(Command.kvsmon) demo steady", columns: 200,
            environment: ["LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": home.path, "XDG_STATE_HOME": home.path])
    }
}

/// A configuration folder that goes away with its test.
private struct ConfigHome {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path }

    var commands: String { folder.path("kvsmon/commands") }

    var file: String { folder.path("kvsmon/config.toml") }

    func write(_ text: String) throws { try folder.write(text, to: "kvsmon/config.toml") }
}
