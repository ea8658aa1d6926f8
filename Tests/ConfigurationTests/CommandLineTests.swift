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
