import ArgumentParser
import Canvas
import HTTPTransport
import KinesisVideo
import KinesisVideoSimulator
import Monitoring

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

    func validate() throws {
        guard (1...10_000).contains(streams) else { throw ValidationError("--streams is from 1 to 10000.") }
        guard !all || names.isEmpty else {
            throw ValidationError("Name scenarios, or give --all; one of them.")
        }
        let names = try scenarios().map(\.streamName)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("Two scenarios have a stream called \"\(twice)\".")
        }
    }

    private func scenarios() throws -> [Scenario] {
        guard !all else { return Scenario.all }
        return try (names.isEmpty ? [ScenarioName("demo")] : names).map { try $0.scenario() }
    }

    /// The stream of the only scenario, or all that the simulator lists.
    private func subject(_ scenarios: [Scenario]) throws -> Watched.Subject {
        guard scenarios.count > 1 || streams > 1 else {
            return .stream(.name(scenarios[0].streamName), .live)
        }
        return .streams(try StreamSelection(["*"]))
    }

    @MainActor func run() async throws {
        let scenarios = try scenarios()
        let configuration = try file.chosen.configuration(flags: screen.chosen.settings)
        var options = SimulatorServer.Options(scenarios: scenarios)
        options.copies = streams
        let wishes = self.screen.chosen.leaving(configuration)
        if !wishes.isPlain { try log.chosen.validateForScreen() }
        let screen = Screen(
            subject: try subject(scenarios), region: options.region,
            theme: try configuration.chosenTheme(), configuration: configuration, takesRange: false,
            leaving: wishes)
        let logging = try log.chosen.logging()
        let served = options
        let (addresses, ready) = AsyncStream.makeStream(of: SimulatorServer.Address.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await SimulatorServer.run(
                    served, now: TimeSource.system.date, sleep: TimeSource.system.sleep
                ) { ready.yield($0) }
            }
            group.addTask {
                try await screen.run { try await Self.composition(of: addresses, logging) }
            }
            // Whoever ends first ends the demo: the screen because the operator left, the server because it failed.
            try await group.next()
            group.cancelAll()
        }
    }

    /// The parts that ask the simulator, once it has an address.
    private static func composition(
        of addresses: AsyncStream<SimulatorServer.Address>, _ logging: CallLogging
    ) async throws -> Composition {
        for await address in addresses {
            var configuration = try configuration(of: address)
            configuration.logging = logging
            return Composition(configuration)
        }
        throw CancellationError()
    }

    private static func configuration(of address: SimulatorServer.Address) throws -> ClientConfiguration {
        let keys = Credentials(
            accessKeyID: address.accessKeyID, secretAccessKey: Secret(address.secretAccessKey))
        return ClientConfiguration(
            region: try Region(address.region), credentials: .fixed(keys),
            endpoint: EndpointChoice(control: try Endpoint(address.endpoint)))
    }
}
