import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// The simulated service as the monitor's client meets it: with what goes wrong with requests, the repetitions, and the time
/// that it all takes.
struct VirtualService {
    /// How one call ended, repetitions included.
    struct Answer<Value> {
        /// What came, or `nil` where the call failed.
        var value: Value?
        /// Why it failed, or `nil` where it succeeded.
        var failure: CallOutcome.Failure?
        var ended: Date
    }

    /// The service itself.
    private(set) var service: ArchivedMediaService
    private let streamName: String
    private var requests = 0
    private var generator: SplitMix64

    /// The service that shows `run`.
    init(_ run: ScenarioRun) {
        service = ArchivedMediaService(streams: [SimulatedStream(run)])
        // The monitor lists a page at a time, at a price that the quota allows; here a page holds everything.
        service.enforcesQuotas = false
        streamName = run.scenario.streamName
        generator = SplitMix64(state: run.seed &+ 7)
    }

    /// How `operation` ends that is called at `date`.
    mutating func call<Value>(
        _ operation: CallOutcome.Operation, at date: Date,
        _ body: (inout ArchivedMediaService, Date, inout SplitMix64) throws(ServiceError) -> Value
    ) -> Answer<Value> {
        var answer = request(operation, at: date, body)
        for repetition in 1..<operation.attempts {
            let spent = answer.ended.timeIntervalSince(date)
            guard let failure = answer.failure, failure.isTransient, spent < Self.deadlineSeconds else {
                break
            }
            // Full jitter below 100 ms, 200 ms: KinesisVideo's RetryPolicy.
            let pause = Double(generator.next() % 100) / 1000 * Double(1 << (repetition - 1))
            answer = request(operation, at: answer.ended.addingTimeInterval(pause), body)
        }
        let latest = date.addingTimeInterval(Self.deadlineSeconds)
        return answer.ended <= latest ? answer : Answer(failure: .timeout, ended: latest)
    }

    /// How long a poll may take, repetitions included, in seconds: Monitoring's StreamService.
    private static let deadlineSeconds = 5.0

    private mutating func request<Value>(
        _ operation: CallOutcome.Operation, at date: Date,
        _ body: (inout ArchivedMediaService, Date, inout SplitMix64) throws(ServiceError) -> Value
    ) -> Answer<Value> {
        let wayMilliseconds = 8 + generator.next() % 25
        let way = Double(wayMilliseconds) / 1000
        let arrival = date.addingTimeInterval(way)
        let ended = arrival.addingTimeInterval(way)
        defer { requests += 1 }
        let effect = service.stream(named: streamName)?
            .fault(for: operation.rawValue, at: Instant(arrival), request: requests)
        do throws(ServiceError) {
            if let refusal = effect?.refusal(of: operation.rawValue, for: streamName) { throw refusal }
            let value = try body(&service, arrival, &generator)
            return delivered(value, of: operation, under: effect, at: ended)
        } catch {
            return Answer(failure: CallOutcome.Failure(error), ended: ended)
        }
    }

    private func delivered<Value>(
        _ value: Value, of operation: CallOutcome.Operation, under effect: ServiceFault.Effect?,
        at ended: Date
    ) -> Answer<Value> {
        switch effect {
        case .delay(let delay):
            Answer(value: value, ended: ended.addingTimeInterval(delay / .seconds(1)))
        case .reset, .truncate: Answer(failure: .connection, ended: ended)
        case .malformed: Answer(failure: .undecodable(operation), ended: ended)
        default: Answer(value: value, ended: ended)
        }
    }
}

extension CallOutcome.Operation {
    /// The client repeats what it signs; playlists are loaded again by the next poll.
    fileprivate var attempts: Int { isOfPlaylists ? 1 : 3 }

    /// A plain GET with a session's token.
    fileprivate var isOfPlaylists: Bool { self == .getHLSMasterPlaylist || self == .getHLSMediaPlaylist }
}

extension CallOutcome.Failure {
    fileprivate static let timeout = Self(code: "timeout", message: "the deadline passed")
    fileprivate static let connection = Self(code: "connection", message: "the connection was closed")

    /// A body that isn't what it claims to be: what is signed tells its status.
    fileprivate static func undecodable(_ operation: CallOutcome.Operation) -> Self {
        Self(
            code: "undecodable", message: "the body can't be read",
            status: operation.isOfPlaylists ? nil : 200)
    }

    /// What the client makes of a refusal.
    fileprivate init(_ error: ServiceError) {
        self.init(
            code: error.code, message: error.message ?? "the service gave no reason", status: error.status)
    }

    /// The service asked for fewer requests.
    var isThrottling: Bool { code == "ClientLimitExceededException" }

    /// The same request may well succeed a moment later: KinesisVideoError's isRetryable.
    fileprivate var isTransient: Bool {
        isThrottling || (status ?? 0) >= 500 || code == "timeout" || code == "connection"
    }

    /// It means that a session's resource is gone, as Monitor reads it.
    var endsSession: Bool {
        guard let status else { return false }
        return (400..<500).contains(status) && !isThrottling
    }
}
