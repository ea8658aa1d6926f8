public import HTTPTransport

/// Which credentials a client signs with: some that are there already, or a way to them that may need the network.
public struct CredentialChoice: Sendable {
    /// The place in words, such as "profile 'work'"; no secret.
    public let name: String
    /// Whether asking for them may ask whoever sits at the terminal, too: for a code, or on behalf of a program.
    public let mayAsk: Bool
    private let connected: @Sendable (any Transport, TimeSource, SigningClock) -> CredentialSource

    /// A way to credentials, called `name`, that is made once a transport and clocks are there.
    init(
        name: String, mayAsk: Bool,
        connected: @escaping @Sendable (any Transport, TimeSource, SigningClock) -> CredentialSource
    ) {
        self.name = name
        self.mayAsk = mayAsk
        self.connected = connected
    }

    /// Always `credentials`.
    public static func fixed(_ credentials: Credentials, name: String = "given") -> CredentialChoice {
        .source(.fixed(credentials, name: name))
    }

    /// Whatever `source` answers.
    public static func source(_ source: CredentialSource) -> CredentialChoice {
        CredentialChoice(name: source.name, mayAsk: false) { _, _, _ in source }
    }

    /// The source that asks over `transport`, which whoever made it shuts down.
    public func source(over transport: any Transport, time: TimeSource = .system) -> CredentialSource {
        source(over: transport, time: time, clock: SigningClock())
    }

    /// The same with signatures that are dated by `clock`.
    func source(over transport: any Transport, time: TimeSource, clock: SigningClock) -> CredentialSource {
        connected(transport, time, clock)
    }
}
