import ArgumentParser

/// `kvsmon demo`: simulator and screen in one, without an account.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "demo",
        abstract: "Show a simulated stream, or many: no account, no network.",
        discussion: """
                kvsmon demo                        a looping two-minute story
                kvsmon demo gap late throttled     three streams, on the screen Streams
                kvsmon demo --all --streams 6      many of them

            The simulator serves over loopback exactly what `kvsmon simulate` does; `kvsmon simulate --list` lists the \
            scenarios.
            """)

    @Argument(
        help: ArgumentHelp(
            "The scenarios, by name or file, a stream each; demo without one.", valueName: "scenario|file"))
    var names: [ScenarioName] = []

    @Flag(help: "All scenarios that are built in.")
    var all = false

    @Option(help: "How many streams each scenario has: NAME-0001 and so on.")
    var streams = 1

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup var file: ConfigurationOptions

    @OptionGroup(title: "Log")
    var log: LogOptions

    /// What is asked for.
    var request: DemoRequest {
        DemoRequest(
            names: names, all: all, copies: streams, screen: screen.chosen, file: file.chosen, log: log.chosen
        )
    }

    func validate() throws {
        guard (1...10_000).contains(streams) else { throw ValidationError("--streams is from 1 to 10000.") }
        guard !all || names.isEmpty else {
            throw ValidationError("Name scenarios, or give --all; one of them.")
        }
        _ = try request.scenarios()
    }

    func run() async throws { try await request.run() }
}
