import NIOCore
import NIOPosix

/// Asks a proxy for the way to a server and ends the connection, for those who look for the step at which a request fails.
package enum TunnelProbe {
    /// Why no way came about.
    package enum Failure: Error, Hashable, Sendable {
        /// The proxy answered otherwise.
        case refused(ProxyAnswer)
        /// It answered something that isn't HTTP.
        case notHTTP
        /// It closed the connection without an answer.
        case closed
        /// It didn't answer.
        case timeout
        /// Something else, in the system's words.
        case other(String)

        init(_ error: any Error) {
            switch error {
            case let error as Failure: self = error
            case ChannelError.connectTimeout: self = .timeout
            default: self = .other("\(error)")
            }
        }
    }

    /// Asks the proxy of `route` for the way within `limit`.
    package static func open(_ route: ProbeRoute, within limit: Duration) async throws(Failure) {
        do {
            let channel = try await route.channel(within: limit)
            channel.close(promise: nil)
        } catch {
            throw Failure(error)
        }
    }
}

extension ProbeRoute {
    /// A connection to the server within `limit`; where a proxy leads there, once it does.
    ///
    /// - Throws: ``TunnelProbe/Failure`` where the proxy doesn't, else what connecting throws.
    func channel(within limit: Duration) async throws -> any Channel {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(TimeAmount(limit))
        guard let proxy else { return try await bootstrap.connect(host: address, port: port).get() }
        let opened = loop.makePromise(of: Void.self)
        let expiry = loop.scheduleTask(in: TimeAmount(limit)) { opened.fail(TunnelProbe.Failure.timeout) }
        defer { expiry.cancel() }
        let request = connectRequest(to: proxy)
        let connecting = bootstrap.channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(TunnelRequester(request, opened))
            }
        }.connect(host: address, port: proxy.port)
        connecting.whenFailure { opened.fail($0) }
        let channel = try await connecting.get()
        do {
            try await opened.futureResult.get()
        } catch {
            channel.close(promise: nil)
            throw error
        }
        return channel
    }

    /// The request for the way. Source: RFC 9110 §9.3.6; RFC 7617 §2 for the credentials.
    private func connectRequest(to proxy: ProxyServer) -> String {
        let credentials = proxy.basicCredentials.map { "Proxy-Authorization: Basic \($0)\r\n" } ?? ""
        return "CONNECT \(authority) HTTP/1.1\r\nHost: \(authority)\r\n\(credentials)\r\n"
    }
}

/// Asks a proxy for a way as soon as there is a connection to it, and leaves the connection when the way is open.
private final class TunnelRequester: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: String
    private let opened: EventLoopPromise<Void>
    private var head: [UInt8] = []

    /// More than any answer's head.
    private static let longestHead = 1 << 16
    private static let end = Array("\r\n\r\n".utf8)

    init(_ request: String, _ opened: EventLoopPromise<Void>) {
        self.request = request
        self.opened = opened
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // A server's first words come after the client's, so that nothing follows the head yet.
        head += unwrapInboundIn(data).readableBytesView
        guard head.firstRange(of: Self.end) != nil else {
            if head.count > Self.longestHead { opened.fail(TunnelProbe.Failure.notHTTP) }
            return
        }
        guard let answer = ProxyAnswer(head: head) else { return opened.fail(TunnelProbe.Failure.notHTTP) }
        guard answer.meaning == .open else { return opened.fail(TunnelProbe.Failure.refused(answer)) }
        context.pipeline.syncOperations.removeHandler(self).cascade(to: opened)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { opened.fail(error) }

    func channelInactive(context: ChannelHandlerContext) {
        // What isn't HTTP has no head's end; what began as it was cut off.
        let isHTTP = head.isEmpty || head.starts(with: "HTTP/1.".utf8)
        opened.fail(isHTTP ? TunnelProbe.Failure.closed : .notHTTP)
    }
}
