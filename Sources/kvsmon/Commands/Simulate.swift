import ArgumentParser
import HTTPTransport
import KinesisVideoSimulator

/// `kvsmon simulate`: serves the scenarios on loopback for any client.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve simulated streams on this machine, for kvsmon, the AWS CLI, SDKs and players.",
        discussion: """
            It speaks the service's own protocol over HTTP, signatures included, and prints what clients need:

                kvsmon simulate                     every scenario, a stream each
                kvsmon simulate gap --port 8080     one scenario, at a fixed port

            Paste the `export` lines into another shell; then `kvsmon front-door`, `aws kinesisvideo list-streams`
            and others talk to it. Interrupt it (Ctrl-C) to stop. Scenarios:

            \(ScenarioName.list)
            """)

    @Argument(help: "The scenario; all of them without one.")
    var scenario: ScenarioName?

    @Option(help: "The port; 0 picks a free one.")
    var port = 0

    @Option(help: "Begin as if it had been running for so long.")
    var elapsed = TimeSpan(seconds: 0)

    @Flag(help: "Offer media only where GetDataEndpoint says, as the service does.")
    var separateEndpoints = false

    func run() async throws {
        var options = SimulatorServer.Options(port: port, elapsed: elapsed.duration)
        if let scenario { options.scenarios = [scenario.scenario] }
        if separateEndpoints { options.endpoints = .apart }
        try await SimulatorServer.run(
            options, now: TimeSource.system.date, sleep: TimeSource.system.sleep
        ) { address in
            print(Self.instructions(address))
            StandardOutput.flush()
        }
    }

    private static func instructions(_ address: SimulatorServer.Address) -> String {
        """
        export AWS_ENDPOINT_URL=\(address.endpoint)
        export AWS_REGION=\(address.region)
        export AWS_DEFAULT_REGION=\(address.region)
        export AWS_ACCESS_KEY_ID=\(address.accessKeyID)
        export AWS_SECRET_ACCESS_KEY=\(address.secretAccessKey)
        # streams: \(address.streamNames.joined(separator: " "))
        """
    }
}
