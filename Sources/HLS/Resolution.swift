/// The size of a picture. Source: RFC 8216 §4.2, decimal-resolution.
public struct Resolution: Hashable, Sendable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int

    /// A picture of `width` by `height` pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
