import AWSSigning
import FoundationEssentials
import Hummingbird

/// The one place where requests meet the state that they change.
actor SimulatedHost {
    private let options: SimulatorServer.Options
    /// Tells the service's time.
    private let now: @Sendable () -> Date
    /// Tells the machine's time, by which clients sign.
    private let machineTime: @Sendable () -> Date
    private let streamNames: [String]
    private let sleep: @Sendable (Duration) async throws -> Void
    private var front: ServiceFront
    private let packager: MediaPackager
    /// Where the media of producers lie.
    let folder: MediaFolder
    private var store: MediaStore

    /// A host that serves what `options` say; the functions tell the time and wait.
    init(
        _ options: SimulatorServer.Options, now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) throws {
        self.options = options
        let opened = now()
        let clock = ServiceClock(origin: opened, speed: options.speed)
        self.now = { clock.date(at: now()) }
        machineTime = now
        self.sleep = sleep
        folder = MediaFolder(options.dataFolder ?? Self.temporaryFolder())
        packager = MediaPackager(library: MediaLibrary(folder: folder))
        let played = options.streams(
            from: opened.addingTimeInterval(-(options.elapsed / .seconds(1))))
        streamNames = played.map(\.name)
        var kept: [SimulatedStream] = []
        if options.dataFolder == nil {
            store = MediaStore(temporary: folder)
        } else {
            do {
                store = try MediaStore(keeping: folder, at: Instant(opened), streams: &kept)
            } catch {
                throw DataFolderError(folder, error)
            }
        }
        // A scenario's stream hides one of its name that was kept; that is there again without the scenario.
        let names = Set(streamNames)
        let streams = played + kept.filter { !names.contains($0.name) }
        let key = SigningCredentials(
            accessKeyID: options.accessKeyID, secretAccessKey: options.secretAccessKey)
        front = ServiceFront(
            service: ArchivedMediaService(streams: streams, region: options.region),
            verifier: SignatureVerifier(credentials: [key], region: options.region))
        front.service.enforcesQuotas = options.enforcesQuotas
    }

    /// A folder that no other simulator has; its name says whose it is.
    private static func temporaryFolder() -> URL {
        let process = ProcessInfo.processInfo.processIdentifier
        return FileManager.default.temporaryDirectory
            .appendingPathComponent("kvsmon-\(process)-\(UUID().uuidString)")
    }

    /// Takes note of the port and says what clients need.
    func opened(port: Int) -> SimulatorServer.Address {
        let endpoint = "http://127.0.0.1:\(port)"
        switch options.endpoints {
        case .one: front.service.dataEndpoint = endpoint
        case .apart:
            front.service.dataEndpoint = "http://localhost:\(port)"
            front.hosts = .apart(data: "localhost:\(port)")
        }
        return SimulatorServer.Address(
            endpoint: endpoint, region: options.region, accessKeyID: options.accessKeyID,
            secretAccessKey: options.secretAccessKey, streamNames: streamNames)
    }

    /// Cleans up: what nobody asked to keep is deleted.
    func closed() throws {
        if options.dataFolder == nil { try folder.remove() }
    }

    /// Answers one request; `disconnect` closes the connection that it came over.
    nonisolated func respond(
        to request: Request, disconnect: @Sendable () async throws -> Void
    ) async throws -> Response {
        if request.uri.path == ServiceFront.putMediaPath, request.method == .post {
            return await putMedia(request)
        }
        let largestBody = 1 << 20
        // Either the body is larger, or its sender is gone and won't read the answer.
        guard let body = try? await request.body.collect(upTo: largestBody) else {
            return HTTPAnswer(.bodyTooLarge).response(id: UUID(), packager)
        }
        let question = HTTPQuestion(request, body: Array(body.readableBytesView))
        let answer = await answer(to: question)
        if answer.delivery.delay > .zero { try await sleep(answer.delivery.delay) }
        // What is written afterwards goes nowhere.
        if answer.delivery.extent == .nothing { try await disconnect() }
        return answer.response(id: UUID(), packager)
    }

    private func answer(to question: HTTPQuestion) -> HTTPAnswer {
        let answer = front.answer(question, at: now(), signedAt: machineTime())
        do {
            try store.record(front.service.takeChanges(), at: instant)
            return answer
        } catch {
            return HTTPAnswer(.internalFailure)
        }
    }
}

extension SimulatedHost {
    /// The time in whole milliseconds.
    nonisolated var instant: Instant { Instant(now()) }

    /// Waits; `false` when it is over.
    nonisolated func pause(_ duration: Duration) async throws -> Bool {
        try await sleep(duration)
        return false
    }

    /// Opens a connection of PutMedia, or refuses it.
    func open(_ question: HTTPQuestion) throws(ServiceError) -> PutMediaTerms {
        do { try folder.prepare() } catch { throw .internalFailure }
        return try front.openPutMedia(
            question, limits: options.putMediaLimits, at: now(), signedAt: machineTime())
    }

    /// A connection of PutMedia still stands.
    func keepOpen(_ terms: PutMediaTerms) { front.service.keepOpen(terms, at: now()) }

    /// A connection of PutMedia is over.
    func close(_ terms: PutMediaTerms) { front.service.close(terms) }

    /// Takes in a fragment whose media is stored; `false` where the stream is gone.
    func accept(_ fragment: StoredFragment, on terms: PutMediaTerms) throws -> Bool {
        let isThere = front.service.receive(fragment, on: terms)
        try store.record(front.service.takeChanges(), at: instant)
        return isThere
    }

    /// The number of a file that isn't there yet.
    func newFile() -> Int { store.newFile() }
}

extension HTTPQuestion {
    /// `request` with its whole body.
    init(_ request: Request, body: [UInt8]) {
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
