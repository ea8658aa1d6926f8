import HummingbirdCore
import Logging
import NIOCore

/// HTTP/1.1 over connections that may go away without having been served.
struct AcceptingChannel: ServerChildChannel {
    /// What is spoken over them.
    let http: HTTP1Channel

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<AcceptedConnection> {
        http.setup(channel: channel, logger: logger).map(AcceptedConnection.init)
    }

    func handle(value: AcceptedConnection, logger: Logger) async {
        await http.handle(value: value.messages, logger: logger)
    }
}
