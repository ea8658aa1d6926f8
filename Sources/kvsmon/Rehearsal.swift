import ArgumentParser
import Canvas
import Glibc
import KinesisVideo
import MonitorUI

/// What a first frame needs is looked up while the command line is read; what comes of it is thrown away.
enum Rehearsal {
    /// Goes the way to a first frame, of no stream, where there is a terminal to show one.
    static func run() {
        guard isatty(STDOUT_FILENO) == 1 else { return }
        drawFrame()
        // Without arguments nothing can be wrong with them.
        _ = try? LastOptions.parseAsRoot([])
        settle()
    }

    /// The options that come last where the command line is read from the other end meanwhile.
    private struct LastOptions: ParsableCommand {
        static let configuration = CommandConfiguration(subcommand: "rehearsal", abstract: "")

        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var screen: ScreenOptions
    }

    private static func drawFrame() {
        // What is wrong with settings is found and told when they count.
        let theme = try? Configuration().chosenTheme()
        let options = ProgramOptions(stream: "", region: "", theme: theme?.theme.name ?? "")
        _ = RootView.frame(Model(options: options, size: Size(columns: 80, rows: 24)))
    }

    /// Goes from options to what the service is asked with, past all files but the machine's own.
    private static func settle() {
        var environment = ClientEnvironment.process
        environment.variables = ["AWS_REGION": "us-east-1"]
        environment.readFile = { _ in nil }
        let resolver = ConfigurationResolver(environment: environment).asOfNow()
        _ = resolver.profileRegion()
        _ = try? resolver.configuration()
    }
}
