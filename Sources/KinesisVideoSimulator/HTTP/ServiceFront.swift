package import AWSSigning
package import FoundationEssentials

/// The service as it appears over HTTP: who may ask, which path means what, and how answers are written.
package struct ServiceFront: Sendable {
    /// What answers.
    package var service: ArchivedMediaService
    /// What is offered under which name.
    package var hosts = ServiceHosts.one
    /// What requests must be signed with.
    let verifier: SignatureVerifier
    /// How many requests came for each stream: what goes wrong with one follows from its count.
    private var requestCounts: [String: Int] = [:]

    /// A front for `service` that lets in requests signed with what `verifier` knows.
    package init(service: ArchivedMediaService, verifier: SignatureVerifier) {
        self.service = service
        self.verifier = verifier
    }

    /// The answer to `question` at `date` of the service's clock; signatures are judged by the machine's, where that differs.
    package mutating func answer(
        _ question: HTTPQuestion, at date: Date, signedAt machineDate: Date? = nil
    ) -> HTTPAnswer {
        // A browser asks whether another origin may read; the answer is in the headers.
        guard question.method != "OPTIONS" else { return HTTPAnswer("text/plain", []) }
        guard let operation = APIOperation.asked(method: question.method, path: question.path) else {
            return Self.unknownOperation
        }
        do throws(ServiceError) {
            if operation.plane != .playback { try admit(question, at: machineDate ?? date) }
            if let answer = try hosts.answer(for: operation.plane, at: question.host) { return answer }
            let call = APICall(body: question.body, parameters: question.parameters, date: date)
            return try answer(call, operation)
        } catch {
            return HTTPAnswer(error)
        }
    }

    /// Carries out `operation` under whatever the stream's script has in store for it.
    private mutating func answer(
        _ call: APICall, _ operation: APIOperation
    ) throws(ServiceError) -> HTTPAnswer {
        let setting = setting(of: call, operation)
        if let refusal = setting.effect?.refusal(of: operation.name, for: setting.resource) { throw refusal }
        let output = try operation.answer(&service, call)
        return HTTPAnswer(output, dates: setting.dates).suffering(setting.effect)
    }

    /// What the script of the stream that `call` is about says of it; the stream isn't kept, since the call may change it.
    private mutating func setting(of call: APICall, _ operation: APIOperation) -> CallSetting {
        guard let name = service.streamName(concernedBy: call), let stream = service.stream(named: name)
        else { return CallSetting() }
        let ordinal = requestCounts[name, default: 0]
        requestCounts[name] = ordinal + 1
        return CallSetting(
            resource: name,
            effect: stream.fault(for: operation.name, at: Instant(call.date), request: ordinal),
            dates: stream.script.timeSpelling)
    }

    /// Refuses a request that isn't rightly signed.
    private func admit(_ question: HTTPQuestion, at date: Date) throws(ServiceError) {
        let refusal = verifier.verify(
            method: question.method, path: question.path, query: question.query, headers: question.headers,
            body: question.body, date: date)
        if let refusal { throw ServiceError(refusal) }
    }

    /// What every path gets that isn't exactly an operation's, with status 200.
    private static let unknownOperation = HTTPAnswer([
        "Output": ["__type": .text("com.amazon.coral.service#UnknownOperationException")],
        "Version": .text("1.0"),
    ])
}

/// What a stream's script says of a call.
private struct CallSetting {
    var resource = ""
    var effect: ServiceFault.Effect?
    var dates = ServiceScript.TimeSpelling.exponent
}

extension ArchivedMediaService {
    /// The name of the stream that `call` is about; whether there is one, and whether it may be asked, is decided later.
    fileprivate func streamName(concernedBy call: APICall) -> String? {
        if let token = call.parameters["SessionToken"] { return streamName(ofSession: token) }
        // An input that can't be read is refused by the operation itself.
        guard let input = try? call.input(NamedStream.self) else { return nil }
        return input.streamName ?? input.streamARN?.split(separator: "/").dropFirst().first.map(String.init)
    }
}

/// The members of an input that name a stream.
private struct NamedStream: Decodable {
    var streamName: String?
    var streamARN: String?
}
