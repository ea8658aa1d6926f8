public import HTTPTransport
public import Logging

/// Where a client writes down what it does. What is written holds no secret: values that may be one are `•••`.
public struct CallLogging: Sendable {
    /// Hears of each call's end: at `info`, at `warning` where it may pass, at `error` where it may not; and of each request
    /// for credentials: at `info`, at `warning` where it isn't answered well.
    public var calls: Logger?
    /// Hears of each request and each answer, at `debug`.
    public var exchanges: Logger?

    /// Nothing is written down unless told otherwise.
    public init(calls: Logger? = nil, exchanges: Logger? = nil) {
        self.calls = calls
        self.exchanges = exchanges
    }

    /// `transport`, with what goes through it written down where that is asked for.
    public func observing(_ transport: any Transport, time: TimeSource = .system) -> any Transport {
        guard let exchanges else { return transport }
        return LoggedTransport(transport, logger: exchanges, content: .service, time: time)
    }

    /// `transport` for those who ask it for credentials: what goes through it is written down where that is asked for, of
    /// bodies the lengths alone, since they hold keys.
    public func observingCredentials(
        over transport: any Transport, time: TimeSource = .system
    ) -> any Transport {
        var transport = transport
        if let exchanges {
            transport = LoggedTransport(transport, logger: exchanges, content: .credentials, time: time)
        }
        if let calls { transport = CredentialRequestLog(transport, logger: calls, time: time) }
        return transport
    }
}
