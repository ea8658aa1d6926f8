/// How segments are encrypted (EXT-X-KEY, EXT-X-SESSION-KEY). Source: RFC 8216 §4.3.2.4.
public struct EncryptionKey: Hashable, Sendable {
    /// METHOD as written: NONE, AES-128, SAMPLE-AES or another.
    public var method: String
    /// URI, or `nil` for METHOD=NONE.
    public var uri: String?
    /// IV as written, `0x…`, or `nil`.
    public var initializationVector: String?
    /// KEYFORMAT, or `nil` for "identity".
    public var keyFormat: String?
    /// KEYFORMATVERSIONS, or `nil` for "1".
    public var keyFormatVersions: String?

    /// A key with the method `method`.
    public init(method: String, uri: String? = nil) {
        self.method = method
        self.uri = uri
        initializationVector = nil
        keyFormat = nil
        keyFormatVersions = nil
    }
}
