import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import Synchronization

@testable import Triage

/// A service whose answers a test writes down, healthy unless told otherwise, and a way to it that can be broken.
struct ScriptedService: Sendable {
    typealias Answer = @Sendable (HTTPRequest) throws(HTTPTransportError) -> HTTPResponse

    /// Now, by this machine's clock.
    static let now = Date(timeIntervalSince1970: 1_699_332_454)
    static let token = "CiAzXyz0123456789-_DkRE6M~"
    static let secret = "secretEXAMPLEKEY"
    static let host = "kinesisvideo.us-west-2.amazonaws.com"
    static let data = "b-1234.kinesisvideo.us-west-2.amazonaws.com"

    /// What is answered to whom, by the end of the path; the first that fits.
    var answers: [(path: String, answer: Answer)] = Self.healthy
    /// The service's clock is ahead by so many seconds.
    var clockOffset = 0.0
    var place: @Sendable () throws(KinesisVideoError) -> Place = { () throws(KinesisVideoError) in
        try Place(region: try Region("us-west-2"))
    }
    var ways: @Sendable () throws(KinesisVideoError) -> NetworkSettings = { NetworkSettings() }
    var credentials: @Sendable () throws(KinesisVideoError) -> CredentialSource = { Self.source() }
    var network = NetworkInstrument.healthy
    /// What waiting does: a client's delays pass, a check's limit never comes, unless a test says otherwise.
    var sleep: @Sendable (Duration) async throws -> Void = { duration in
        if duration >= .seconds(1) { try await Self.forever() }
    }

    /// The report of an examination.
    func examine(_ stream: String? = "cam1", checks: [DoctorCheck]? = nil) async throws -> [CheckID: Line] {
        let report = await Examination(try instruments(), checks: checks).report(
            on: try stream.map { (name) throws(KinesisVideoError) in try StreamReference(parsing: name) })
        return Dictionary(
            uniqueKeysWithValues: report.lines.map { (CheckID(rawValue: $0.check) ?? .region, $0) })
    }

    func instruments() throws -> Instruments {
        let ticks = Mutex(0)
        let time = TimeSource(
            date: { Self.now },
            uptime: {
                ticks.withLock { ticks in
                    ticks += 1
                    return .milliseconds(ticks)
                }
            }, sleep: sleep)
        return Instruments(
            place: place, ways: ways, credentials: credentials,
            identityEndpoint: { (_) throws(KinesisVideoError) in
                try Endpoint("https://sts.us-west-2.amazonaws.com")
            },
            network: network,
            transport: ScriptedTransport { [answers, clockOffset] (request) throws(HTTPTransportError) in
                var response = try Self.response(answers, to: request)
                let date = HTTPDates.text(Self.now.addingTimeInterval(clockOffset))
                if response.headers["date"] == nil { response.headers.append(date, for: "Date") }
                return response
            },
            time: time)
    }

    /// The same with another answer to requests whose path ends in `path`.
    func answering(_ path: String, _ answer: @escaping Answer) -> ScriptedService {
        var copy = self
        copy.answers.insert((path, answer), at: 0)
        return copy
    }

    /// The same with a refusal of requests whose path ends in `path`.
    func refusing(
        _ path: String, _ status: Int, _ code: String? = nil, _ message: String = "no"
    ) -> ScriptedService {
        answering(path) { _ throws(HTTPTransportError) in .refusal(status, code, message) }
    }

    static func source(expires: Date? = nil) -> CredentialSource {
        .fixed(
            Credentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret(secret),
                sessionToken: Secret("tok/en+=="),
                expires: expires), name: "environment variables")
    }

    private static func response(
        _ answers: [(path: String, answer: Answer)], to request: HTTPRequest
    ) throws(HTTPTransportError) -> HTTPResponse {
        let path = String(request.url.prefix { $0 != "?" })
        guard let found = answers.first(where: { path.hasSuffix($0.path) }) else {
            return .refusal(404, "ResourceNotFoundException", "nothing is scripted")
        }
        return try found.answer(request)
    }

    private static func forever() async throws {
        let (nothing, _) = AsyncStream.makeStream(of: Void.self)
        for await _ in nothing {}
        throw CancellationError()
    }
}

/// Answers by a function.
struct ScriptedTransport: Transport {
    var answer: ScriptedService.Answer

    init(_ answer: @escaping ScriptedService.Answer) { self.answer = answer }

    func send(
        _ request: HTTPRequest, deadline: Duration, bodyLimit: Int
    ) async throws(HTTPTransportError) -> HTTPResponse { try answer(request) }

    func open(
        _ request: HTTPRequest, deadline: Duration, idleLimit: Duration
    ) async throws(HTTPTransportError) -> HTTPStream {
        throw HTTPTransportError(.closed, host: "nothing is streamed here")
    }
}
