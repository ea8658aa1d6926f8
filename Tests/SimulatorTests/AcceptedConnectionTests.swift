import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import KinesisVideoSimulator

/// What becomes of connections that a server accepts while it ends.
struct AcceptedConnectionTests {
    @Test("A connection that nobody comes to serve is closed, and the process goes on")
    func closesWhatNobodyServes() async throws {
        let http = AcceptingChannel(http: HTTP1Channel(responder: { _, _, _ in }))
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                http.setup(channel: channel, logger: logger).map { _ in }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let address = try #require(server.localAddress)
        let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(to: address).get()
        try await client.closeFuture.get()
        try await server.close()
    }

    @Test("A server that is cancelled while clients connect ends", arguments: 0..<20)
    func endsWhileClientsConnect(round: Int) async throws {
        try await withSimulator { address in
            let port = try #require(address.endpoint.split(separator: ":").last.flatMap { Int($0) })
            for _ in 0..<(10 + round) {
                let connecting = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connect(host: "127.0.0.1", port: port)
                connecting.whenSuccess { $0.close(promise: nil) }
            }
        }
    }
}
