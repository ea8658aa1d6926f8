import AWSSigning
package import FoundationEssentials

extension ServiceFront {
    /// The path of PutMedia, the one operation whose input and output are streams.
    static let putMediaPath = "/putMedia"

    /// Opens a connection of PutMedia, or refuses it; the body of `question` is still to come.
    package mutating func openPutMedia(
        _ question: HTTPQuestion, limits: PutMediaLimits, at date: Date, signedAt machineDate: Date? = nil
    ) throws(ServiceError) -> PutMediaTerms {
        let refusal = verifier.verifyStreaming(
            method: question.method, path: question.path, query: question.query, headers: question.headers,
            date: machineDate ?? date)
        if let refusal { throw ServiceError(refusal) }
        return try service.openPutMedia(
            try PutMediaRequest(headers: question.headers), limits: limits, at: date)
    }
}
