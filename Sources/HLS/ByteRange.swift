/// A part of a resource. Source: RFC 8216 §4.3.2.2.
public struct ByteRange: Hashable, Sendable {
    /// Length in bytes.
    public var length: Int
    /// Offset of the first byte, or `nil` for "right after the previous segment's range".
    public var offset: Int?

    /// A range of `length` bytes.
    public init(length: Int, offset: Int? = nil) {
        self.length = length
        self.offset = offset
    }
}
