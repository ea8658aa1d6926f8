/// The Media Initialization Section (EXT-X-MAP). Source: RFC 8216 §4.3.2.5.
public struct MediaInitialization: Hashable, Sendable {
    /// The URI as written.
    public var uri: String
    /// BYTERANGE, or `nil` for the whole resource.
    public var byteRange: ByteRange?

    /// An initialization section at `uri`.
    public init(uri: String, byteRange: ByteRange? = nil) {
        self.uri = uri
        self.byteRange = byteRange
    }
}
