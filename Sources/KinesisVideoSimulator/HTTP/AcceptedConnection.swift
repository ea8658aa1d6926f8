import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// A client's connection, which is closed at the latest when nobody has it any more.
///
/// What a server accepted last when it is cancelled, nobody comes to serve. Without this the process would end: an async
/// channel's writer must not go away unfinished (`NIOAsyncWriter`), and it is finished once the channel is closed.
final class AcceptedConnection: ServerChildChannelValue {
    /// How requests come and responses go.
    let messages: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

    /// The connection that `messages` go over.
    init(_ messages: NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>) { self.messages = messages }

    deinit {
        // Closed twice is closed once; an error says just that.
        messages.channel.close(promise: nil)
        messages.channel.closeFuture.whenComplete { [messages] _ in withExtendedLifetime(messages) {} }
    }

    var channel: any Channel { messages.channel }
}
