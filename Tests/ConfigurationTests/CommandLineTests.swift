import ArgumentParser
import Testing

@testable import kvsmon

/// The command line leads to the same command by the short way, on which one command reads it, as by the tree of all.
@Suite struct CommandLineTests {
    @Test func everyCommandSaysItsName() {
        for command in KVSMon.configuration.subcommands {
            #expect(command.configuration.commandName?.isEmpty == false, "\(command)")
        }
    }

    @Test(arguments: [
        ["front-door"], ["watch", "front-door"], ["watch", "check"], ["front-door", "check"],
        ["demo", "--all"],
        ["check", "front-door", "--for", "3s"], ["streams"], ["url", "front-door", "--mode", "live"],
        ["front-door", "--region", "us-west-2"], ["--region", "us-west-2", "front-door"], ["--all"],
    ])
    func theSameCommandIsRead(arguments: [String]) throws {
        let command = try KVSMon.command(for: arguments)
        #expect("\(command)" == "\(try KVSMon.parseAsRoot(arguments))")
    }

    @Test(
        "Streams alone are watched as if the parser had read them",
        arguments: [
            ["front-door"], ["watch", "front-door"], ["watch", "check"],
            ["watch", "cam-*", "front door", "\u{1B}"],
            ["arn:aws:kinesisvideo:us-west-2:123456789012:stream/cam/1"], [""], ["watch", ""],
        ])
    func streamsAloneAreWatched(arguments: [String]) throws {
        let watch = try #require(try KVSMon.parseAsRoot(arguments) as? Watch)
        #expect(KVSMon.request(in: arguments) as? WatchRequest == watch.request)
    }

    @Test(
        "A demo of scenarios alone is shown as if the parser had read them",
        arguments: [["demo"], ["demo", "gap"], ["demo", "gap", "late"]])
    func scenariosAloneAreShown(arguments: [String]) throws {
        let demo = try #require(try KVSMon.parseAsRoot(arguments) as? Demo)
        #expect(KVSMon.request(in: arguments) as? DemoRequest == demo.request)
    }

    @Test(
        "Whatever isn't streams alone is for the parser",
        arguments: [
            [], ["watch"], ["help"], ["check"], ["check", "front-door"], ["chek", "front-door"],
            ["cam-1", "cam-2"],
            ["-h"], ["watch", "--all"], ["demo", "--all"], ["front-door", "--plain"], ["watch", "cam", "-"],
            ["watch", "--", "cam"],
        ])
    func othersAreForTheParser(arguments: [String]) {
        #expect(KVSMon.request(in: arguments) == nil)
    }

    @Test(arguments: [
        [], ["--version"], ["--help"], ["-h"], ["help"], ["help", "watch"], ["watch", "--help"], ["watch"],
        ["front-door", "--nonsense"], ["check", "front-door", "--for", "soon"],
        ["--generate-completion-script", "bash"],
        ["watch", "--generate-completion-script", "bash"],
    ])
    func theTreeSaysWhatIsRefused(arguments: [String]) throws {
        #expect(said(arguments, by: KVSMon.command(for:)) == said(arguments) { try KVSMon.parseAsRoot($0) })
        #expect(said(arguments, by: KVSMon.command(for:))?.isEmpty == false)
    }

    @Test(arguments: [["chek", "front-door"], ["dcotor", "front-door", "--region", "us-west-2"]])
    func aCommandThatIsMistypedIsntTwoStreams(arguments: [String]) throws {
        #expect(said(arguments, by: KVSMon.command(for:))?.contains("did you mean") == true)
        #expect(said(["watch"] + arguments, by: KVSMon.command(for:)) == nil)
    }

    @Test(arguments: [["chek"], ["cam-1", "cam-2"], ["demo1", "demo2"], ["w", "x"], ["chek", "--all"]])
    func streamsAreNoMistypedCommands(arguments: [String]) throws {
        #expect(said(arguments, by: KVSMon.command(for:)) == nil)
    }

    /// All commands, by name.
    static let commands = [KVSMon.configuration] + KVSMon.configuration.subcommands.map { $0.configuration }

    @Test("Prose is wrapped by the terminal, examples fit 80 columns", arguments: commands.indices)
    func helpFitsTheTerminal(index: Int) {
        let lines = Self.commands[index].discussion.split(separator: "\n", omittingEmptySubsequences: false)
        let isProse = lines.map { !$0.isEmpty && !$0.contains("    ") }
        for (line, next) in zip(lines.indices, lines.indices.dropFirst()) {
            #expect(!isProse[line] || !isProse[next], "\(lines[line])")
        }
        for (line, isProse) in zip(lines, isProse) where !isProse { #expect(line.count < 80, "\(line)") }
    }

    @Test func theServicesWordsAreListedAsTheyAreTyped() {
        let help = KVSMon.helpMessage(for: SessionURLCommand.self, columns: 200)
        #expect(
            help.contains("What to play; live without it. (values: live, live-replay, on-demand)"), "\(help)")
        #expect(!help.contains("LIVE"))
    }

    @Test(arguments: [
        (["check", "cam", "--since", "0s"], "--since must be longer than 0s"),
        (["watch", "cam", "--from", "now"], "--from must be earlier than now"),
        (["report", "cam", "--from", "1h", "--to", "2h"], "--from must be earlier than --to"),
        (["check", "cam", "--recording", "file"], "Name one of them"),
        (["demo", "--all", "gap"], "one of them"),
        (["config", "--example", "--format", "json"], "give it alone"),
        (["demo", "nowhere.toml"], "nowhere.toml can't be read: No such file or directory. Give"),
        (["demo", "/tmp/"], "/tmp/ can't be read: Is a directory. Give"),
    ])
    func whatIsWrongIsNamedAsItWasTyped(arguments: [String], words: String) throws {
        let answer = try #require(said(arguments, by: KVSMon.command(for:)))
        #expect(answer.contains(words), "\(answer)")
    }

    /// What is said instead of running a command, or `nil` where one is run.
    private func said(_ arguments: [String], by parse: ([String]) throws -> any ParsableCommand) -> String? {
        do {
            var command = try parse(arguments)
            // Help is a command that says it.
            if !(command is any AsyncParsableCommand) { try command.run() }
            return nil
        } catch {
            return KVSMon.fullMessage(for: error)
        }
    }
}
