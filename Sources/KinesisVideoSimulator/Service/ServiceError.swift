/// A refusal in the service's own words.
package struct ServiceError: Error, Hashable, Sendable {
    /// Which part of the service refuses; each writes refusals in its own way.
    package enum Origin: Hashable, Sendable {
        /// The operation itself.
        case service
        /// What authenticates requests before they reach an operation.
        case authentication
        /// The framework around operations, which reads inputs and catches what operations don't.
        case framework
    }

    /// The HTTP status.
    package var status: Int
    /// What `x-amzn-ErrorType` begins with.
    package var code: String
    /// The text for people; `nil` where the service writes none.
    package var message: String?
    /// Who refuses.
    package var origin: Origin

    /// A refusal.
    package init(status: Int, code: String, message: String?, origin: Origin = .service) {
        self.status = status
        self.code = code
        self.message = message
        self.origin = origin
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

    /// The service failed; ListFragments does so when it is called without a selector and without a token.
    package static let internalFailure = ServiceError(
        status: 500, code: "InternalFailure", message: nil, origin: .framework)

    /// The service has no time for the request.
    package static let unavailable = ServiceError(
        status: 503, code: "ServiceUnavailable", message: nil, origin: .framework)

    /// The body can't be read as the operation's input.
    package static let serialization = ServiceError(
        status: 400, code: "SerializationException", message: nil, origin: .framework)

    /// The body is larger than any operation's input.
    package static let bodyTooLarge = ServiceError(
        status: 413, code: "RequestEntityTooLargeException", message: nil, origin: .framework)

    /// The host doesn't offer the operation.
    package static let operationNotHere = ServiceError(
        status: 403, code: "AccessDeniedException",
        message: "Unable to determine service/operation name to be authorized", origin: .framework)

    /// `operation` was called too often for `resource`.
    package static func limitExceeded(_ operation: String, for resource: String) -> ServiceError {
        ServiceError(
            status: 400, code: "ClientLimitExceededException",
            message: "Limit exceeded on number of requests for \(operation) API for resource '\(resource)'")
    }

    /// The session's time is over.
    package static let sessionExpired = ServiceError(
        status: 403, code: "NotAuthorizedException", message: "Streaming session token is expired")

    /// No session has this token.
    package static let sessionUnknown = ServiceError(
        status: 403, code: "NotAuthorizedException", message: "Streaming session token is invalid")

    /// There is nothing to make a clip of.
    package static let noFragmentsForClip = ServiceError(
        status: 404, code: "ResourceNotFoundException",
        message: "No fragments found in the stream for the clip request.")

    /// Frames aren't what their codec says that they are.
    package static let invalidMediaFrame = ServiceError(
        status: 400, code: "InvalidMediaFrameException",
        message: "One or more frames in the requested clip could not be parsed.")
}
