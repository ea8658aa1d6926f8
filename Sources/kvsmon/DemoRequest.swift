import ArgumentParser
import HTTPTransport
import KinesisVideo
import KinesisVideoSimulator
import Monitoring

/// Simulated streams that are to be shown on the screen, and how.
struct DemoRequest: CommandRequest, Hashable {
    static let command: any ParsableCommand.Type = Demo.self

    /// The scenarios; the usual one without any.
    var names: [ScenarioName] = []
    /// All scenarios that are built in.
    var all = false
    /// How many streams each scenario has.
    var copies = 1
    /// How the screen looks.
    var screen = ScreenChoice()
    /// The config file.
    var file = ConfigurationSource()
    /// Where calls are written down.
    var log = LogChoice()

    /// The scenarios; throws where one can't be read, or two have streams of one name.
    func scenarios() throws -> [Scenario] {
        guard !all else { return Scenario.all }
        let scenarios = try (names.isEmpty ? [ScenarioName("demo")] : names).map { try $0.scenario() }
        let names = scenarios.map(\.streamName)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("Two scenarios have a stream called \"\(twice)\".")
        }
        return scenarios
    }

    /// The stream of the only scenario, or all that the simulator lists.
    private func subject(_ scenarios: [Scenario]) throws -> Watched.Subject {
        guard scenarios.count > 1 || copies > 1 else {
            return .stream(.name(scenarios[0].streamName), .live)
        }
        return .streams(try StreamSelection(["*"]))
    }

    @MainActor func run() async throws {
        let scenarios = try scenarios()
        let configuration = try file.configuration(flags: screen.settings)
        var options = SimulatorServer.Options(scenarios: scenarios)
        options.copies = copies
        let wishes = self.screen.leaving(configuration)
        if !wishes.isPlain { try log.validateForScreen() }
        let screen = Screen(
            subject: try subject(scenarios), region: options.region,
            theme: try configuration.chosenTheme(), configuration: configuration, takesRange: false,
            leaving: wishes)
        let logging = try log.logging()
        let served = options
        let (addresses, ready) = AsyncThrowingStream.makeStream(of: SimulatorServer.Address.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await TimeSource.system.sleep(Screen.headStart)
                    try await SimulatorServer.run(
                        served, now: TimeSource.system.date, sleep: TimeSource.system.sleep
                    ) { ready.yield($0) }
                } catch {
                    // A screen that waits for the server ends; one that has seen it shows that it doesn't answer any more.
                    ready.finish(throwing: error)
                    throw error
                }
            }
            try await screen.run { try await Self.composition(of: addresses, logging) }
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    /// The parts that ask the simulator, once it has an address.
    private static func composition(
        of addresses: AsyncThrowingStream<SimulatorServer.Address, any Error>, _ logging: CallLogging
    ) async throws -> Composition {
        for try await address in addresses {
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
