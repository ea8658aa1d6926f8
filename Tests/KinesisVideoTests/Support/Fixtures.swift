import HTTPTransport
import Synchronization

@testable import KinesisVideo

/// What most tests need: a client over a script, in virtual time, and what it recorded.
struct ClientFixture {
    static let accessKeyID = "AKIDEXAMPLE"
    static let secretAccessKey = "secretEXAMPLE"
    static let sessionToken = "tok/en+=="

    let transport: ScriptedTransport
    let time = VirtualTime()
    let client: KinesisVideoClient
    private let log: RecordLog

    /// A client of `transport` with delays at their ceilings.
    init(
        _ transport: ScriptedTransport, endpoint: EndpointChoice = .aws, attempts: Int = 3,
        mode: RetryMode = .standard, deadline: Duration = .seconds(30)
    ) throws {
        let log = RecordLog()
        self.log = log
        self.transport = transport
        client = KinesisVideoClient(
            configuration: ClientConfiguration(
                region: try Region("us-west-2"), credentials: .fixed(Self.credentials), endpoint: endpoint,
                retry: RetryPolicy(
                    mode: mode, maximumAttempts: attempts, base: .milliseconds(100), random: { 1 }),
                deadline: deadline,
                record: { log.append($0) }), transport: transport, time: time.source)
    }

    /// A client that gets `answers` in their order.
    init(answers: [Result<HTTPResponse, HTTPTransportError>], attempts: Int = 3) throws {
        try self.init(ScriptedTransport(answers), attempts: attempts)
    }

    /// Credentials with all three parts.
    static let credentials = Credentials(
        accessKeyID: accessKeyID, secretAccessKey: Secret(secretAccessKey), sessionToken: Secret(sessionToken)
    )

    /// What the client recorded so far.
    var records: [CallRecord] { log.records }
}

/// Records in the order of the calls' ends.
final class RecordLog: Sendable {
    private let list = Mutex<[CallRecord]>([])

    var records: [CallRecord] { list.withLock { $0 } }

    func append(_ record: CallRecord) { list.withLock { $0.append(record) } }
}

/// The error that `body` throws, or `nil`.
func failure<Output>(of body: () async throws(KinesisVideoError) -> Output) async -> KinesisVideoError? {
    do throws(KinesisVideoError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
