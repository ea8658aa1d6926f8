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
            The simulator serves over loopback exactly what `kvsmon simulate` does. Scenarios:

            \(ScenarioName.list)
            """)

    @Argument(help: "The scenario.")
    var scenario = ScenarioName(scenario: .demo)

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    func run() async throws {
        let theme = try screen.chosenTheme()
        let options = SimulatorServer.Options(scenarios: [scenario.scenario])
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (addresses, ready) = AsyncStream.makeStream(of: SimulatorServer.Address.self)
            group.addTask {
                try await SimulatorServer.run(options, now: TimeSource.system.date) { ready.yield($0) }
                ready.finish()
            }
            group.addTask {
                for await address in addresses {
                    try await show(address, theme: theme)
                    break
                }
            }
            // Whoever ends first ends the demo: the screen because the operator left, the server because it failed.
            try await group.next()
            group.cancelAll()
        }
    }

    private func show(_ address: SimulatorServer.Address, theme: Theme) async throws {
        let configuration = ClientConfiguration(
            region: try Region(address.region),
            credentials: .fixed(
                Credentials(
                    accessKeyID: address.accessKeyID, secretAccessKey: Secret(address.secretAccessKey))),
            endpoint: EndpointChoice(control: try Endpoint(address.endpoint)))
        let stream = StreamReference.name(scenario.scenario.streamName)
        try await Composition.using(configuration) { composition in
            try await composition.show(stream, theme: theme, asciiOnly: screen.ascii)
        }
    }
}
