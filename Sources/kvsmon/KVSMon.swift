import ArgumentParser
import Canvas
import Foundation
import MonitorUI

/// The program: a thin layer of commands over the modules.
@main
struct KVSMon: AsyncParsableCommand {
    /// The program's name.
    static let name = "kvsmon"

    /// The program's version.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Watch Amazon Kinesis Video Streams in the terminal: fragments, gaps, skew, sessions.",
        discussion: """
            Without a stream of your own:     kvsmon demo
            A stream of your account:         kvsmon front-door --region us-west-2
            A URL for a player:               mpv "$(kvsmon url front-door)"
            Is it healthy? (exit code 0…3):   kvsmon check front-door --format json
            Why does nothing work?            kvsmon doctor front-door

            Credentials come from where the AWS CLI would take them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and \
            AWS_SESSION_TOKEN), the profile in --profile or AWS_PROFILE (role, SSO, keys, aws login, credential_process), a \
            container or an EC2 instance; the region from --region, AWS_REGION, AWS_DEFAULT_REGION or the profile.

            What can't be done is said on standard error, with exit code 3; a mistake in the command line has 64.
            """,
        version: version,
        subcommands: [
            Watch.self, Demo.self, Check.self, Explain.self, Record.self, ReplayCommand.self, Report.self,
            Inspect.self, Doctor.self, SessionURLCommand.self, Streams.self, ConfigCommand.self,
            Simulate.self,
        ],
        defaultSubcommand: Watch.self)

    /// Does what the command line says. What an error says may come from outside, and must not steer the terminal.
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        var kind: any ParsableCommand.Type = KVSMon.self
        do {
            if let request = request(in: arguments) {
                kind = type(of: request).command
                return try await request.run()
            }
            var command = try command(for: arguments)
            kind = type(of: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch  where isFailure(error) {
            StandardError.warn(message(for: error))
            exit(withError: couldNotLook)
        } catch {
            // Help and the like are the program's own, tabs included.
            guard !exitCode(for: error).isSuccess else { exit(withError: error) }
            let text = complaint(about: error, to: kind).harmlessLines
            if !text.isEmpty { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
            exit(withError: exitCode(for: error))
        }
    }

    /// How every command ends that couldn't do what it was asked for, such as look at a stream.
    static let couldNotLook = ExitCode(3)

    /// Whether `error` is what went wrong, not a mistake in the command line nor an end that was chosen.
    private static func isFailure(_ error: any Error) -> Bool {
        !(error is ExitCode) && ![.success, .validationFailure].contains(exitCode(for: error))
    }

    /// What is asked for by `arguments` that are streams alone, or scenarios of a demo; `nil` for all others, which are for
    /// the parser.
    ///
    /// Names have nothing to be parsed, and reading them as one command of many takes longer than all else up to the first
    /// frame. What the options would be without any is what a request has by itself.
    static func request(in arguments: [String]) -> (any CommandRequest)? {
        guard let first = arguments.first, arguments.allSatisfy({ !$0.hasPrefix("-") }) else { return nil }
        let others = Array(arguments.dropFirst())
        switch first {
        case Watch.configuration.commandName: return others.isEmpty ? nil : WatchRequest(words: others)
        case Demo.configuration.commandName: return DemoRequest(names: others.map { ScenarioName($0) })
        default:
            let commands = ["help"] + configuration.subcommands.map { $0.configuration.commandName }
            // Of several words the first one may be a mistyped command.
            return others.isEmpty && !commands.contains(first) ? WatchRequest(words: arguments) : nil
        }
    }

    /// The command that `arguments` ask for.
    ///
    /// The command that comes first, or else the default one, is asked by itself, since the tree of all of them takes longer
    /// than the first frame. What it refuses is for the tree, which knows help and version and says what is wrong.
    static func command(for arguments: [String]) throws -> any ParsableCommand {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else {
            return try parseAsRoot(arguments)
        }
        let named = configuration.subcommands.first { $0.configuration.commandName == first }
        if named == nil { try refuseTypo(first, before: arguments.dropFirst()) }
        let command = named ?? configuration.defaultSubcommand ?? KVSMon.self
        do {
            let parsed = try command.parseAsRoot(Array(named == nil ? arguments[...] : arguments.dropFirst()))
            // Asked for help, a command reads as another one.
            if type(of: parsed) == command { return parsed }
        } catch {
            // The tree finds the same, and says it of the whole command line.
        }
        return try parseAsRoot(arguments)
    }

    /// What is said of `error` to whoever ran a command of type `kind`: a mistake comes with that command's usage.
    private static func complaint(about error: any Error, to kind: any ParsableCommand.Type) -> String {
        let text = kind.fullMessage(for: error)
        guard kind != KVSMon.self, let word = kind.configuration.commandName else { return text }
        // The parser names the program in the usage of a command that was read by itself, but not behind it.
        return text.replacing("See '\(word) ", with: "See '\(name) \(word) ")
    }

    /// Throws where `word` is nearly a command and `others` begin with what may be its stream.
    ///
    /// By itself it is a stream that is watched; two streams with such a name take `watch`.
    private static func refuseTypo(_ word: String, before others: ArraySlice<String>) throws {
        // Of fewer letters anything is near, and numbered names are streams.
        guard let other = others.first, !other.hasPrefix("-"), word.count > 3, word.allSatisfy(\.isLetter)
        else { return }
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let nearest = names.nearest(to: word) else { return }
        throw ValidationError(
            "No command is called '\(word)'; did you mean \(nearest)? Streams of these names: kvsmon watch \(word) \(other)"
        )
    }
}
