/// One `NAME=value` of an attribute list. Source: RFC 8216 §4.2.
public struct Attribute: Hashable, Sendable {
    /// The attribute's name.
    public var name: String
    /// The value as written; quotation marks are part of it.
    public var value: String

    /// The attribute `name` with the value `value`.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
