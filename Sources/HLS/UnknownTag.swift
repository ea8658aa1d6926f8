/// A line that is no tag of RFC 8216, kept so that nothing is lost.
public struct UnknownTag: Hashable, Sendable {
    /// The whole line, without its end.
    public var text: String
    /// The index of the segment it stands before; `segments.count` after the last, or `nil` in a multivariant playlist.
    public var segmentIndex: Int?

    /// A kept line.
    public init(text: String, segmentIndex: Int? = nil) {
        self.text = text
        self.segmentIndex = segmentIndex
    }
}
