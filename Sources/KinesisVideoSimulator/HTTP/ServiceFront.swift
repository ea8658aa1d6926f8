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
        do throws(ServiceError) {
            if question.path.hasPrefix("/hls/v1/") { return try media(question, at: date) }
            return try operation(question, at: date)
        } catch {
            return HTTPAnswer(error)
        }
    }

    private mutating func operation(_ question: HTTPQuestion, at date: Date) throws(ServiceError)
        -> HTTPAnswer
    {
        guard question.method == "POST",
            let operation = APIOperation.all.first(where: { $0.path == question.path })
        else { return Self.unknownOperation }
        let refusal = verifier.verify(
            method: question.method, path: question.path, query: question.query, headers: question.headers,
            body: question.body, date: date)
        if let refusal { throw ServiceError(refusal) }
        return HTTPAnswer(try operation.answer(&service, APIOperation.Call(body: question.body, date: date)))
    }

    /// What every path gets that isn't exactly an operation's, with status 200.
    private static let unknownOperation = HTTPAnswer(
        .object([
            "Output": .object(["__type": .text("com.amazon.coral.service#UnknownOperationException")]),
            "Version": .text("1.0"),
        ]))

    /// Answers a player: the token in the query is all the permission there is.
    private mutating func media(_ question: HTTPQuestion, at date: Date) throws(ServiceError) -> HTTPAnswer {
        // A browser asks whether another origin may read; the answer is in the headers.
        guard question.method != "OPTIONS" else { return HTTPAnswer("text/plain", []) }
        guard let token = question.parameters["SessionToken"] else {
            throw .invalidArgument("SessionToken", "it is required")
        }
        let track = question.parameters["TrackNumber"].flatMap { Int($0) } ?? 1
        switch question.path {
        case "/hls/v1/getHLSMasterPlaylist.m3u8":
            return .playlist(try service.multivariantPlaylist(token: token, at: date))
        case "/hls/v1/getHLSMediaPlaylist.m3u8":
            return .playlist(try service.mediaPlaylist(token: token, track: track, at: date))
        case "/hls/v1/getMP4InitFragment.mp4":
            return .media([try service.initializationSegment(token: token, track: track, at: date)])
        case "/hls/v1/getMP4MediaFragment.mp4":
            let number = question.parameters["FragmentNumber"] ?? ""
            return .media([
                try service.mediaFragment(token: token, track: track, number: number, at: date)
            ])
        default: return Self.unknownOperation
        }
    }
}

extension HTTPAnswer {
    fileprivate static func playlist(_ text: String) -> HTTPAnswer {
        HTTPAnswer("application/x-mpegURL", Array(text.utf8))
    }

    fileprivate static func media(_ pieces: [MediaPiece]) -> HTTPAnswer {
        HTTPAnswer("video/mp4", .media(pieces))
    }
}
