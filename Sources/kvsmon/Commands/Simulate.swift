import ArgumentParser
import Foundation
import HTTPTransport
import KinesisVideoSimulator

/// `kvsmon simulate`: serves the scenarios on loopback for any client.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        subcommand: "simulate",
        abstract: "Serve simulated streams on this machine, for kvsmon, the AWS CLI, SDKs and players.",
        discussion: """
            It speaks the service's own protocol over HTTP, signatures included, and prints what clients need:

                kvsmon simulate                     every scenario, a stream each
                kvsmon simulate gap --port 8080     one scenario, at a fixed port
                kvsmon simulate porch.toml          one of your own, told in a file
                kvsmon simulate gap --streams 100   gap-0001 to gap-0100

            Paste the `export` lines into another shell; then `kvsmon front-door`, `aws kinesisvideo list-streams` \
            and others talk to it. Interrupt it (Ctrl-C) to stop. Scenarios.md, beside the simulator's source, \
            describes the files.
            """)

    @Argument(
        help: ArgumentHelp(
            "Scenarios, by name or file; all that are built in without one.", valueName: "scenario|file"))
    var names: [ScenarioName] = []

    @Flag(help: "List the scenarios that are built in, and stop.")
    var list = false

    @Option(help: "Vary instants and sizes; 0 is the usual run.")
    var seed: UInt64 = 0

    @Option(help: "How many seconds pass for the service in one second.")
    var speed = 1.0

    @Option(help: "How many streams each scenario has: NAME-0001 and so on.")
    var streams = 1

    @Option(help: "The region that requests are signed for.")
    var region = "us-west-2"

    @Option(help: "The port; 0 picks a free one.")
    var port = 0

    @Option(help: "Begin as if it had been running for so long.")
    var elapsed = TimeSpan(seconds: 0)

    @Flag(help: "Offer media only where GetDataEndpoint says, as the service does.")
    var separateEndpoints = false

    @Option(
        help: ArgumentHelp(
            "Keep the streams that clients set up, and their media, in this folder.",
            discussion: "Without it they are deleted when the simulator ends.", valueName: "folder"))
    var data: String?

    @Flag(help: "Refuse nothing for the service's quotas, which apply otherwise.")
    var noQuotas = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
        guard (0.1...10_000).contains(speed) else { throw ValidationError("--speed is from 0.1 to 10000.") }
        guard (1...10_000).contains(streams) else { throw ValidationError("--streams is from 1 to 10000.") }
        let names = try scenarios().map(\.streamName)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError("Two scenarios have a stream called \"\(twice)\".")
        }
    }

    func run() async throws {
        guard !list else { return print(ScenarioName.list) }
        var options = SimulatorServer.Options(
            scenarios: try scenarios(), port: port, elapsed: elapsed.duration, seed: seed, region: region)
        options.speed = speed
        options.copies = streams
        options.enforcesQuotas = !noQuotas
        if separateEndpoints { options.endpoints = .apart }
        options.dataFolder = data.map { URL(filePath: $0) }
        let chosen = options
        try await Interruption.ends {
            try await SimulatorServer.run(
                chosen, now: TimeSource.system.date, sleep: TimeSource.system.sleep
            ) { address in
                print(Self.instructions(address))
                StandardOutput.flush()
            }
        }
    }

    private func scenarios() throws -> [Scenario] {
        names.isEmpty ? Scenario.all : try names.map { try $0.scenario() }
    }

    private static func instructions(_ address: SimulatorServer.Address) -> String {
        """
        export AWS_ENDPOINT_URL=\(address.endpoint)
        export AWS_REGION=\(address.region)
        export AWS_DEFAULT_REGION=\(address.region)
        export AWS_ACCESS_KEY_ID=\(address.accessKeyID)
        export AWS_SECRET_ACCESS_KEY=\(address.secretAccessKey)
        # Feed a stream of your own, then: kvsmon watch cam
        #   aws kinesisvideo create-stream --stream-name cam --data-retention-in-hours 24
        #   ffmpeg … -f matroska -cluster_time_limit 20000 -cluster_size_limit 50M - | curl -N -X POST -T - \\
        #     --aws-sigv4 aws:amz:$AWS_REGION:kinesisvideo --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
        #     -H 'x-amzn-stream-name: cam' -H 'x-amzn-fragment-timecode-type: RELATIVE' \\
        #     -H "x-amzn-producer-start-timestamp: $(date +%s.%3N)" $AWS_ENDPOINT_URL/putMedia
        # streams: \(address.streamNames.joined(separator: " "))
        """
    }
}
