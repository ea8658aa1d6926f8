import AWSSigning
package import FoundationEssentials
import Hummingbird
import Logging

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
        /// The region that requests must be signed for.
        package var region: String
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

    /// Serves until the task is cancelled, then returns; `now` tells the time, `onReady` is told the address.
    ///
    /// It logs nothing and handles no signals. It throws where the port isn't free.
    package static func run(
        _ options: Options = Options(), now: @escaping @Sendable () -> Date,
        onReady: @escaping @Sendable (Address) async -> Void
    ) async throws {
        let host = SimulatedHost(options, now: now)
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in
                try await host.respond(to: request)
            },
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
        }
    }
}

/// The one place where requests meet the state that they change.
private actor SimulatedHost {
    private let options: SimulatorServer.Options
    private let now: @Sendable () -> Date
    private var front: ServiceFront
    private let packager = MediaPackager()

    init(_ options: SimulatorServer.Options, now: @escaping @Sendable () -> Date) {
        self.options = options
        self.now = now
        let start = now().addingTimeInterval(-(options.elapsed / .seconds(1)))
        let streams = options.scenarios.map {
            SimulatedStream(ScenarioRun($0, seed: options.seed, start: start))
        }
        let key = SigningCredentials(
            accessKeyID: options.accessKeyID, secretAccessKey: options.secretAccessKey)
        front = ServiceFront(
            service: ArchivedMediaService(streams: streams, region: options.region),
            verifier: SignatureVerifier(credentials: [key], region: options.region))
    }

    /// Takes note of the port and says what clients need.
    func opened(port: Int) -> SimulatorServer.Address {
        let endpoint = "http://127.0.0.1:\(port)"
        front.service.dataEndpoint = endpoint
        return SimulatorServer.Address(
            endpoint: endpoint, region: options.region, accessKeyID: options.accessKeyID,
            secretAccessKey: options.secretAccessKey, streamNames: options.scenarios.map(\.streamName))
    }

    /// Answers one request.
    nonisolated func respond(to request: Request) async throws -> Response {
        let largestBody = 1 << 20
        let body = try await request.body.collect(upTo: largestBody)
        let question = HTTPQuestion(request, body: Array(body.readableBytesView))
        let answer = await answer(to: question)
        var headers = HTTPFields()
        let identified = answer.headers.merging(["x-amzn-RequestId": UUID().uuidString.lowercased()]) { $1 }
        for (name, value) in identified {
            if let field = HTTPFields.Element.Name(name) { headers[field] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: try responseBody(answer.body))
    }

    private func answer(to question: HTTPQuestion) -> HTTPAnswer { front.answer(question, at: now()) }

    /// Media is made here, outside of the state, so that one player doesn't wait for another's.
    private nonisolated func responseBody(_ body: HTTPAnswer.Body) throws -> ResponseBody {
        switch body {
        case .bytes(let bytes):
            return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .media(let pieces) where pieces.count == 1:
            return ResponseBody(byteBuffer: ByteBuffer(bytes: try packager.bytes(of: pieces[0])))
        case .media(let pieces):
            return ResponseBody { [packager] writer in
                for piece in pieces {
                    try await writer.write(ByteBuffer(bytes: try packager.bytes(of: piece)))
                }
                try await writer.finish(nil)
            }
        }
    }
}

extension HTTPQuestion {
    /// `request` with its whole body.
    fileprivate init(_ request: Request, body: [UInt8]) {
        var headers = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
        // HTTP/1's Host is kept apart from the other headers, and it is signed.
        if let host = request.head.authority { headers.append((name: "host", value: host)) }
        var parameters: [String: String] = [:]
        for (name, value) in request.uri.queryParameters { parameters[String(name)] = String(value) }
        self.init(
            method: request.method.rawValue, path: request.uri.path, query: request.uri.query ?? "",
            parameters: parameters, headers: headers, body: body)
    }
}
