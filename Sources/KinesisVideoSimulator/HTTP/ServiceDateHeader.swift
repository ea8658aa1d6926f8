import FoundationEssentials
import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells the service's time in the Date header: clients set their clocks by it, and the service's may run faster than the machine's.
///
/// The server framework writes the machine's time into every response after it was made, so the header is exchanged last of all.
final class ServiceDateHeader: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let now: @Sendable () -> Date

    /// A handler that writes what `now` says.
    init(now: @escaping @Sendable () -> Date) { self.now = now }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.headerFields[.date] != nil else {
            return context.write(data, promise: promise)
        }
        head.headerFields[.date] = DateText.http(Instant(now()))
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
