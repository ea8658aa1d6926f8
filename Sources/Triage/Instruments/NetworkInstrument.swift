package import HTTPTransport

/// Reaches a host step by step.
package struct NetworkInstrument: Sendable {
    /// The addresses of a host.
    package var lookUp: @Sendable (_ host: String) async throws(NameLookup.Failure) -> [String]
    /// Opens a connection to an address within a duration.
    package var connect:
        @Sendable (_ address: String, _ port: Int, _ limit: Duration) async throws(ConnectionProbe.Failure) ->
            Void
    /// Asks the proxy of a route for the way within a duration.
    package var openTunnel:
        @Sendable (_ route: ProbeRoute, _ limit: Duration) async throws(TunnelProbe.Failure) -> Void
    /// Makes a TLS handshake with the server that a route leads to within a duration.
    package var handshake:
        @Sendable (_ route: ProbeRoute, _ limit: Duration) async throws(TLSProbe.Failure) ->
            TLSProbe.Handshake

    /// The network; servers' certificates are judged by `tls`.
    package static func system(_ tls: TLSProbe = TLSProbe()) -> NetworkInstrument {
        NetworkInstrument(
            lookUp: { (host) throws(NameLookup.Failure) in try await NameLookup.addresses(of: host) },
            connect: { (address, port, limit) throws(ConnectionProbe.Failure) in
                try await ConnectionProbe.connect(to: address, port: port, within: limit)
            },
            openTunnel: { (route, limit) throws(TunnelProbe.Failure) in
                try await TunnelProbe.open(route, within: limit)
            },
            handshake: { (route, limit) throws(TLSProbe.Failure) in
                try await tls.handshake(along: route, within: limit)
            })
    }
}
