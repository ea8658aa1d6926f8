/// A range of time with attributes (EXT-X-DATERANGE). Source: RFC 8216 §4.3.2.7.
public struct DateRange: Hashable, Sendable {
    /// Every attribute in the order written: name and value, quotation marks kept.
    public var attributes: [Attribute]

    /// A date range of `attributes`.
    public init(attributes: [Attribute]) {
        self.attributes = attributes
    }
}
