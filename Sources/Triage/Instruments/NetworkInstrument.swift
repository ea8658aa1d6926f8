package import HTTPTransport

/// Reaches a host step by step.
package struct NetworkInstrument: Sendable {
    /// The addresses of a host.
    package var lookUp: @Sendable (_ host: String) async throws(NameLookup.Failure) -> [String]
    /// Opens a connection to an address within a duration.
    package var connect:
        @Sendable (_ address: String, _ port: Int, _ limit: Duration) async throws(ConnectionProbe.Failure) ->
            Void
    /// Makes a TLS handshake with a host at an address within a duration.
    package var handshake:
        @Sendable (_ host: String, _ address: String, _ port: Int, _ limit: Duration)
            async throws(TLSProbe.Failure) -> TLSProbe.Handshake

    /// An instrument of its three steps.
    package init(
        lookUp: @escaping @Sendable (_ host: String) async throws(NameLookup.Failure) -> [String],
        connect:
            @escaping @Sendable (_ address: String, _ port: Int, _ limit: Duration)
            async throws(ConnectionProbe.Failure) -> Void,
        handshake:
            @escaping @Sendable (_ host: String, _ address: String, _ port: Int, _ limit: Duration)
            async throws(TLSProbe.Failure) -> TLSProbe.Handshake
    ) {
        self.lookUp = lookUp
        self.connect = connect
        self.handshake = handshake
    }

    /// The network.
    package static func system(_ tls: TLSProbe = TLSProbe()) -> NetworkInstrument {
        NetworkInstrument(
            lookUp: { (host) throws(NameLookup.Failure) in try await NameLookup.addresses(of: host) },
            connect: { (address, port, limit) throws(ConnectionProbe.Failure) in
                try await ConnectionProbe.connect(to: address, port: port, within: limit)
            },
            handshake: { (host, address, port, limit) throws(TLSProbe.Failure) in
                try await tls.handshake(with: host, at: address, port: port, within: limit)
            })
    }
}
