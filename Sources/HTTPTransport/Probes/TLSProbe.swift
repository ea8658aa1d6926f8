import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS

/// Makes a TLS handshake and ends the connection, for those who look for the step at which a request fails.
package struct TLSProbe: Sendable {
    /// A handshake that succeeded.
    package struct Handshake: Hashable, Sendable {
        /// The protocol's version in words, such as `TLS 1.3`.
        package var version: String
        /// The server's certificate.
        package var certificate: PeerCertificate?

        /// A handshake.
        package init(version: String, certificate: PeerCertificate?) {
            self.version = version
            self.certificate = certificate
        }
    }

    /// A handshake that failed.
    package struct Failure: Error, Hashable, Sendable {
        /// What the TLS library said.
        package var reason: String
        /// The certificate that the server showed, or `nil` where it showed none.
        package var certificate: PeerCertificate?

        /// A failure.
        package init(reason: String, certificate: PeerCertificate?) {
            self.reason = reason
            self.certificate = certificate
        }
    }

    private let configuration: TLSConfiguration

    /// A probe that trusts the authorities in the file `caBundle`, or this machine's, as the transport does.
    package init(caBundle: String? = nil) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let caBundle { configuration.trustRoots = .file(caBundle) }
        self.configuration = configuration
    }

    /// Makes a handshake with the server that `route` leads to within `limit`.
    package func handshake(
        along route: ProbeRoute, within limit: Duration
    ) async throws(Failure) -> Handshake {
        let attempt = Attempt(configuration: configuration, route: route, limit: limit)
        do {
            return try await attempt.handshake()
        } catch {
            // Once more, only to look at the certificate; the connection ends before anything is sent over it.
            let certificate = try? await attempt.certificate()
            throw Failure(reason: Self.reason(error), certificate: certificate)
        }
    }

    /// BoringSSL's reason, such as `CERTIFICATE_VERIFY_FAILED`, out of a line that tells its source file, too.
    private static func words(_ line: String) -> String {
        guard let mark = line.firstRange(of: "OPENSSL_internal:") else { return line }
        return String(line[mark.upperBound...].prefix { !$0.isWhitespace })
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case ChannelError.connectTimeout, is TimeLimit: "no answer to the handshake"
        case is TunnelProbe.Failure: "the proxy doesn't lead there any more"
        case NIOSSLError.handshakeFailed(.sslError(let errors)):
            errors.first.map { words("\($0)") } ?? "the handshake failed"
        case is ConnectionEnd: "the server closed the connection during the handshake"
        case is NIOSSLExtraError: "the certificate isn't for this name"
        default: "\(error)"
        }
    }
}

/// The handshake took too long.
private struct TimeLimit: Error {}

/// The connection ended first.
private struct ConnectionEnd: Error {}

/// One connection, made for its handshake.
private struct Attempt {
    let configuration: TLSConfiguration
    let route: ProbeRoute
    let limit: Duration

    /// An address isn't sent as a server's name. Source: RFC 6066 §3.
    private var serverName: String? {
        // What can't be read as an address is a name.
        (try? SocketAddress(ipAddress: route.host, port: route.port)) == nil ? route.host : nil
    }

    func handshake() async throws -> TLSProbe.Handshake {
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await route.channel(within: limit)
        defer { channel.close(promise: nil) }
        let done = channel.eventLoop.makePromise(of: Void.self)
        begin(on: channel, done) { [serverName] in
            try NIOSSLClientHandler(context: context, serverHostname: serverName)
        }
        try await done.futureResult.get()
        let version = try await channel.nioSSL_tlsVersion().get()
        let certificate = try await channel.nioSSL_peerCertificate().get()
        return TLSProbe.Handshake(
            version: version.map(Self.words) ?? "TLS", certificate: certificate.map(PeerCertificate.init))
    }

    /// The certificate that the server shows, trusted or not.
    func certificate() async throws -> PeerCertificate? {
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await route.channel(within: limit)
        defer { channel.close(promise: nil) }
        let done = channel.eventLoop.makePromise(of: Void.self)
        let seen = channel.eventLoop.makePromise(of: [NIOSSLCertificate].self)
        done.futureResult.whenFailure { seen.fail($0) }
        begin(on: channel, done) { [serverName] in
            try NIOSSLClientHandler(
                context: context, serverHostname: serverName,
                customVerificationCallback: { chain, verdict in
                    seen.succeed(chain)
                    verdict.succeed(.failed)
                })
        }
        return try await seen.futureResult.get().first.map(PeerCertificate.init)
    }

    /// Begins the handshake by `handler` on `channel`; how it ends is told to `done`.
    private func begin(
        on channel: any Channel, _ done: EventLoopPromise<Void>,
        _ handler: @escaping @Sendable () throws -> NIOSSLClientHandler
    ) {
        let expiry = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { done.fail(TimeLimit()) }
        done.futureResult.whenComplete { _ in expiry.cancel() }
        channel.eventLoop.submit {
            // One that has ended tells nobody.
            guard channel.isActive else { throw ConnectionEnd() }
            try channel.pipeline.syncOperations.addHandlers([handler(), HandshakeListener(done)])
        }.whenFailure { done.fail($0) }
    }

    private static func words(_ version: TLSVersion) -> String {
        switch version {
        case .tlsv1: "TLS 1.0"
        case .tlsv11: "TLS 1.1"
        case .tlsv12: "TLS 1.2"
        case .tlsv13: "TLS 1.3"
        }
    }
}

/// Hears how a handshake ends.
private final class HandshakeListener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let done: EventLoopPromise<Void>

    init(_ done: EventLoopPromise<Void>) { self.done = done }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { done.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        done.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { done.fail(ConnectionEnd()) }
}
