import AWSSigning
import FoundationEssentials
import Hummingbird

/// The one place where requests meet the state that they change.
actor SimulatedHost {
    private let options: SimulatorServer.Options
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void
    private var front: ServiceFront
    private let packager = MediaPackager()

    /// A host that serves what `options` say; the functions tell the time and wait.
    init(
        _ options: SimulatorServer.Options, now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.options = options
        self.now = now
        self.sleep = sleep
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

    /// Answers one request; `disconnect` closes the connection that it came over.
    nonisolated func respond(
        to request: Request, disconnect: @Sendable () async throws -> Void
    ) async throws -> Response {
        let largestBody = 1 << 20
        let body = try await request.body.collect(upTo: largestBody)
        let question = HTTPQuestion(request, body: Array(body.readableBytesView))
        let answer = await answer(to: question)
        if answer.delivery.delay > .zero { try await sleep(answer.delivery.delay) }
        // What is written afterwards goes nowhere.
        if answer.delivery.extent == .nothing { try await disconnect() }
        return answer.response(id: UUID(), packager)
    }

    private func answer(to question: HTTPQuestion) -> HTTPAnswer { front.answer(question, at: now()) }
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
