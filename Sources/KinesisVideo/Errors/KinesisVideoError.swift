public import FoundationEssentials
public import HTTPTransport

/// Why a call failed: what, on which stream, and what to do about it. It never holds a secret.
public struct KinesisVideoError: Error, Sendable {
    /// What kind of failure: the service's own code, or one of ours.
    public var code: Code
    /// The service's words, or ours where it gave none.
    public var message: String
    /// The HTTP status, or `nil` where no answer arrived.
    public var status: Int?
    /// What AWS support asks for, or `nil` where none arrived.
    public var requestID: String?
    /// The answer's `Date` header: the service's clock, in whole seconds; `nil` where none arrived.
    public var serviceDate: Date?
    /// What was called, or `nil` where nothing was.
    public var operation: ServiceOperation?
    /// The stream's name or ARN, or `nil` for operations without one.
    public var stream: String?
    /// Whether it is the credentials that couldn't be had, so that nothing was sent to the service.
    public var isAboutCredentials = false
    /// What to try, where that depends on more than the code; else ``remedy`` is the usual.
    public var advice: String?
    /// How many requests the call sent, or `nil` where there was no call.
    public var requestCount: Int?
    /// Why a failure that may pass ended the call, or `nil` where it isn't such a failure or there was no call.
    public var retryStop: RetryStop?
    /// The error below: a ``RuleViolation`` or an `HTTPTransportError`.
    public var underlying: (any Error)?

    /// A failure; what isn't known is `nil`.
    public init(
        _ code: Code, _ message: String, status: Int? = nil, requestID: String? = nil,
        operation: ServiceOperation? = nil, stream: String? = nil, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.operation = operation
        self.stream = stream
        self.underlying = underlying
    }

    /// A request that breaks one of the service's rules.
    public init(_ violation: RuleViolation) {
        self.init(.invalidRequest, violation.description, underlying: violation)
    }

    /// A request without a complete answer.
    public init(_ error: HTTPTransportError) {
        let code: Code =
            switch error.code {
            case .connectTimeout, .timeout, .bodyTimeout: .timeout
            case .connection, .malformed, .closed: .connection
            case .proxyConnection, .proxyAuthentication, .proxyRefusal: .proxy
            case .tls: .tls
            case .tooLarge: .undecodable
            case .cancelled: .cancelled
            case .invalidURL: .configuration
            }
        self.init(code, error.description, underlying: error)
    }

    /// The calling task was cancelled.
    static let cancelled = KinesisVideoError(.cancelled, "the call was cancelled")

    /// The broken rule, where ``code`` is ``Code/invalidRequest``.
    public var violation: RuleViolation? { underlying as? RuleViolation }
}

extension KinesisVideoError {
    /// Whether the service asks for fewer requests.
    public var isThrottling: Bool { status == 429 || Code.throttling.contains(code) }

    /// Whether the server that was asked may be the wrong one, so that it is worth asking anew which is right.
    ///
    /// A stream without fragments, a refused permission or a failure of the service says nothing against its server.
    var tellsOfAWrongEndpoint: Bool {
        switch code {
        case .connection, .tls, .timeout, .unknownOperation, .undecodable: true
        case .accessDenied: message.hasPrefix(Self.unknownHostMessage)
        // A server that knows the operation says ResourceNotFoundException.
        default: status == 404 && code != .resourceNotFound
        }
    }

    /// Whether the request was refused because of the time that it was signed at. Source: AWS API reference, "Common Errors".
    var tellsOfAWrongClock: Bool {
        Code.wrongTime.contains(code) || message.hasPrefix("Signature expired")
            || message.hasPrefix("Signature not yet current")
    }

    /// What the service says at a path or host that it doesn't know.
    private static let unknownHostMessage = "Unable to determine service/operation name"

    /// Whether the same request may well succeed a moment later: throttling, the service's own failures, and broken connections.
    public var isRetryable: Bool {
        if let transport = underlying as? HTTPTransportError { return transport.isTransient }
        guard code != .quota else { return false }
        return isThrottling || (status ?? 0) >= 500 || code == .timeout || Code.transient.contains(code)
    }
}

extension KinesisVideoError: CustomStringConvertible {
    /// What failed, on what, why, and what to try, in one line.
    public var description: String {
        var text = operation.map { "\($0)" } ?? ""
        if let stream { text += text.isEmpty ? "stream \(stream)" : " of stream \(stream)" }
        text += text.isEmpty ? message : " failed: \(message)"
        let facts = [
            code.isOurs ? nil : code.rawValue, status.map { "HTTP \($0)" }, requestID.map { "request \($0)" },
            retryStop?.words,
        ].compactMap(\.self)
        if !facts.isEmpty { text += " [\(facts.joined(separator: ", "))]" }
        if let remedy { text += ". \(remedy)" }
        return text
    }
}
