/// One member of an object and the property it stands for: writing and reading come from the same row.
struct Field<Value>: Sendable {
    /// The member's name.
    let name: String
    /// What the property looks like, or `nil` where leaving it out says it.
    let write: @Sendable (Value) -> JSONNode?
    /// Sets the property to what the object says.
    let read: @Sendable (JSONNode, inout Value) throws(Mismatch) -> Void

    /// A row for `property`.
    init<Part>(
        _ name: String, _ property: any WritableKeyPath<Value, Part> & Sendable, _ notation: Notation<Part>
    ) {
        self.name = name
        write = { value in notation.write(value[keyPath: property]) }
        read = { (object, value) throws(Mismatch) in
            value[keyPath: property] = try object.read(name, notation)
        }
    }
}

extension Notation {
    /// An object with a member for each field; `blank` is what the fields are set on.
    static func form(blank: Value, _ fields: [Field<Value>]) -> Notation<Value> where Value: Sendable {
        form(fields) { _ in blank }
    }

    /// An object with a member for each field; `blank` makes what the fields are set on.
    static func form(
        _ fields: [Field<Value>], blank: @escaping @Sendable (JSONNode) throws(Mismatch) -> Value
    ) -> Notation<Value> {
        Notation(
            write: { value in
                .object(
                    fields.compactMap { field in
                        field.write(value).map { JSONNode.Member(field.name, $0) }
                    })
            },
            read: { (node) throws(Mismatch) in
                guard let node else { throw Mismatch("is missing") }
                guard case .object = node else { throw Mismatch("is no object") }
                var value = try blank(node)
                for field in fields { try field.read(node, &value) }
                return value
            })
    }
}
