import ArgumentParser
import Canvas
import HTTPTransport
import KinesisVideo
import KinesisVideoSimulator

/// `kvsmon demo`: simulator and screen in one, without an account.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a simulated stream: no account, no network.",
        discussion: """
            The simulator serves over loopback exactly what `kvsmon simulate` does; `kvsmon simulate --list` lists the
            scenarios.
            """)

    @Argument(help: ArgumentHelp("The scenario, by name or file.", valueName: "scenario|file"))
    var name = ScenarioName("demo")

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup var file: ConfigurationOptions

    func validate() throws { _ = try name.scenario() }

    func run() async throws {
        let scenario = try name.scenario()
        let configuration = try file.configuration(flags: screen.settings)
        let options = SimulatorServer.Options(scenarios: [scenario])
        let screen = Screen(
            stream: .name(scenario.streamName), region: options.region,
            theme: try configuration.chosenTheme(), configuration: configuration,
            leaving: screen.leaving.wishes)
        let (addresses, ready) = AsyncStream.makeStream(of: SimulatorServer.Address.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await SimulatorServer.run(
                    options, now: TimeSource.system.date, sleep: TimeSource.system.sleep
                ) { ready.yield($0) }
            }
            group.addTask {
                try await screen.run { try await Self.composition(of: addresses) }
            }
            // Whoever ends first ends the demo: the screen because the operator left, the server because it failed.
            try await group.next()
            group.cancelAll()
        }
    }

    /// The parts that ask the simulator, once it has an address.
    private static func composition(
        of addresses: AsyncStream<SimulatorServer.Address>
    ) async throws -> Composition {
        for await address in addresses { return Composition(try configuration(of: address)) }
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
