/// The URL of a streaming session. Whoever has it can watch, so it prints without its token.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL: the token is to be guarded like AWS credentials.
public struct SessionURL: Hashable, Sendable {
    private let text: String

    /// Takes `text` as it came; its token is opaque and stays byte for byte what the service sent.
    public init(_ text: String) {
        self.text = text
    }

    /// The whole URL with its token, for a player or a request.
    public func reveal() -> String { text }
}

extension SessionURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `https://host/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=•••`.
    public var description: String { Redaction.hidingTokens(in: text) }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// No children: `dump` shows ``description`` only.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
