/// HTTP header fields in the order they were added, looked up without regard to case.
///
/// Source: RFC 9110 §5.1 (names are case-insensitive) and §5.3 (order of equal names matters).
public struct HTTPFields: Hashable, Sendable {
    /// One header line.
    public struct Field: Hashable, Sendable {
        /// The name as it was given.
        public var name: String
        /// The value without surrounding white space.
        public var value: String

        /// A line `name: value`.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All lines.
    public private(set) var fields: [Field]

    /// The lines of `fields`, in that order.
    public init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields.map { Field(name: $0.name, value: $0.value) }
    }

    /// The first value called `name`, or `nil`.
    public subscript(name: String) -> String? {
        fields.first { $0.name.count == name.count && $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Adds a line after all others.
    public mutating func append(_ value: String, for name: String) {
        fields.append(Field(name: name, value: value))
    }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
    /// The lines of a literal such as `["content-type": "application/json"]`.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }
}
