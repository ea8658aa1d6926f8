package import AWSSigning
package import FoundationEssentials

/// The service as it appears over HTTP: who may ask, which path means what, and how answers are written.
package struct ServiceFront: Sendable {
    /// What answers.
    package var service: ArchivedMediaService
    private let verifier: SignatureVerifier

    /// A front for `service` that lets in requests signed with what `verifier` knows.
    package init(service: ArchivedMediaService, verifier: SignatureVerifier) {
        self.service = service
        self.verifier = verifier
    }

    /// The answer to `question` at `date`.
    package mutating func answer(_ question: HTTPQuestion, at date: Date) -> HTTPAnswer {
        // A browser asks whether another origin may read; the answer is in the headers.
        guard question.method != "OPTIONS" else { return HTTPAnswer("text/plain", []) }
        guard let operation = APIOperation.asked(method: question.method, path: question.path) else {
            return Self.unknownOperation
        }
        do throws(ServiceError) {
            if operation.plane != .playback { try admit(question, at: date) }
            let call = APICall(body: question.body, parameters: question.parameters, date: date)
            return HTTPAnswer(try operation.answer(&service, call))
        } catch {
            return HTTPAnswer(error)
        }
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
