/// A refusal in the service's own words.
package struct ServiceError: Error, Hashable, Sendable {
    /// How the body spells the message's key: the service itself writes `Message`, the front end that authenticates `message`.
    package enum Spelling: String, Hashable, Sendable {
        /// Written by the service.
        case service = "Message"
        /// Written by the front end.
        case frontEnd = "message"
    }

    /// The HTTP status.
    package var status: Int
    /// What `x-amzn-ErrorType` says.
    package var code: String
    /// The text for people; `nil` where the service writes none.
    package var message: String?
    /// How the body spells it.
    package var spelling: Spelling

    /// A refusal.
    package init(status: Int, code: String, message: String?, spelling: Spelling = .service) {
        self.status = status
        self.code = code
        self.message = message
        self.spelling = spelling
    }
}

extension ServiceError {
    /// A parameter is wrong; the message begins with its name.
    package static func invalidArgument(_ field: String, _ reason: String) -> ServiceError {
        ServiceError(status: 400, code: "InvalidArgumentException", message: "\(field): \(reason)")
    }

    /// The stream isn't there.
    package static let streamNotFound = ServiceError(
        status: 404, code: "ResourceNotFoundException",
        message: "The requested stream is not found or not active.")

    /// There is nothing to play.
    package static let noFragments = ServiceError(
        status: 404, code: "ResourceNotFoundException",
        message: "No fragments found in the stream for the streaming request.")

    /// The archive has no fragment of the number asked for.
    package static let fragmentNotFound = ServiceError(
        status: 404, code: "ResourceNotFoundException", message: "The requested fragment is not found.")

    /// ListFragments was called without a selector and without a token.
    package static let internalFailure = ServiceError(status: 500, code: "InternalFailure", message: nil)

    /// The session's time is over.
    package static let sessionExpired = ServiceError(
        status: 403, code: "NotAuthorizedException", message: "Streaming session token is expired")

    /// No session has this token.
    package static let sessionUnknown = ServiceError(
        status: 403, code: "NotAuthorizedException", message: "Streaming session token is invalid")
}
