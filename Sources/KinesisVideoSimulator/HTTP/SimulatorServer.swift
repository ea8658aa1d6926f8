package import FoundationEssentials
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The simulated service on this machine's loopback interface, until the task that runs it is cancelled.
package struct SimulatorServer: Sendable {
    /// What is served, and how.
    package struct Options: Sendable {
        /// The scenarios; each is a stream.
        package var scenarios: [Scenario]
        /// The port, or 0 for one that is free.
        package var port: Int
        /// How long the runs have been going already when the server starts.
        package var elapsed: Duration
        /// What variations and jitter follow from; 0 is the usual run.
        package var seed: UInt64
        /// How many of the service's seconds pass in one of the machine's.
        package var speed = 1.0
        /// How many streams each scenario has; where there are several, they are numbered.
        package var copies = 1
        /// The region that requests must be signed for.
        package var region: String
        /// Where streams that clients set up are kept over restarts; `nil` for a folder that is deleted at the end.
        package var dataFolder: URL?
        /// Calls beyond the service's quotas are refused.
        package var enforcesQuotas = true
        /// What PutMedia allows.
        package var putMediaLimits = PutMediaLimits()
        /// Whether media is offered under another name than what concerns streams.
        package var endpoints = Endpoints.one
        /// The access key that requests must be signed with.
        package var accessKeyID: String
        /// Its secret half: a made-up one, which opens nothing else.
        package var secretAccessKey: String

        /// All scenarios on a free port, unless told otherwise.
        package init(
            scenarios: [Scenario] = Scenario.all, port: Int = 0, elapsed: Duration = .zero, seed: UInt64 = 0,
            region: String = "us-west-2",
            accessKeyID: String = "AKIDEXAMPLE", secretAccessKey: String = "secretEXAMPLE"
        ) {
            self.scenarios = scenarios
            self.port = port
            self.elapsed = elapsed
            self.seed = seed
            self.region = region
            self.accessKeyID = accessKeyID
            self.secretAccessKey = secretAccessKey
        }
    }

    /// Under which names the service is offered; the address behind them is one.
    package enum Endpoints: Hashable, Sendable {
        /// Everything under `127.0.0.1`, so that one `AWS_ENDPOINT_URL` will do for every client.
        case one
        /// Media under `localhost`, which GetDataEndpoint answers, and the rest under `127.0.0.1`; each refuses what is the other's.
        case apart
    }

    /// What a client needs to know.
    package struct Address: Hashable, Sendable {
        /// `http://127.0.0.1:` and the port.
        package var endpoint: String
        /// The region to sign for.
        package var region: String
        /// The access key to sign with.
        package var accessKeyID: String
        /// Its secret half.
        package var secretAccessKey: String
        /// The streams, in the order of the scenarios.
        package var streamNames: [String]
    }

    /// Serves until the task is cancelled, then returns; `onReady` is told the address.
    ///
    /// It logs nothing and handles no signals. It throws where the port isn't free, or the data folder can't be used.
    ///
    /// - Parameters:
    ///   - options: What is served, and how.
    ///   - now: Tells the time.
    ///   - sleep: Waits; throws where the task is cancelled meanwhile.
    ///   - onReady: Is told the address, once.
    package static func run(
        _ options: Options = Options(), now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        onReady: @escaping @Sendable (Address) async -> Void
    ) async throws {
        let host = try SimulatedHost(options, now: now, sleep: sleep)
        let application = Application(
            responder: CallbackResponder<ConnectedContext> { request, context in
                try await host.respond(to: request, disconnect: context.disconnect)
            },
            server: server(now: { host.instant.date }),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: options.port)),
            onServerRunning: { channel in
                let address = await host.opened(port: channel.localAddress?.port ?? options.port)
                await onReady(address)
            },
            logger: Logger(label: "kvsmon.simulator", factory: { _ in SwiftLogNoOpLogHandler() }))
        do {
            try await application.run()
        } catch is CancellationError {
            // Cancellation is how a server is stopped.
        } catch let error as IOError {
            try await host.closed()
            throw PortError(options.port, error)
        } catch {
            try await host.closed()
            throw error
        }
        try await host.closed()
    }

    /// A server that bids clients go on where they ask before they send a body, and that tells the time that `now` says.
    ///
    /// Source: RFC 9110 §10.1.1.
    private static func server(now: @escaping @Sendable () -> Date) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            AcceptingChannel(
                http: HTTP1Channel(
                    responder: { request, writer, channel in
                        if request.headers[.expect]?.lowercased() == "100-continue" {
                            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
                        }
                        try await responder(request, writer, channel)
                    },
                    configuration: HTTP1Channel.Configuration(
                        additionalChannelHandlers: [ServiceDateHeader(now: now)])))
        }
    }
}

/// What is known of a request beside itself: the connection that it came over.
private struct ConnectedContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let disconnect: @Sendable () async throws -> Void

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        disconnect = { [channel = source.channel] in try await channel.close() }
    }
}
