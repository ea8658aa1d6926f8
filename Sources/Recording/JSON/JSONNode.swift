/// A JSON value whose objects keep the order of their members and whose numbers keep their text: what is read is exactly
/// what was written. Source: RFC 8259.
enum JSONNode: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([Member])

    /// A name and its value.
    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONNode

        init(_ name: String, _ value: JSONNode) {
            self.name = name
            self.value = value
        }
    }

    /// The member called `name`; `nil` where there is none, or this is no object.
    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The elements, or `nil` where this is no list.
    var elements: [JSONNode]? {
        guard case .list(let elements) = self else { return nil }
        return elements
    }

    /// The whole number it is, or `nil`.
    var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        return Int(digits)
    }

    /// An integer.
    static func integer(_ value: Int) -> JSONNode { .number(String(value)) }
}
