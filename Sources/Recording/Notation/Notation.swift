/// How values of one type are written down and read again.
struct Notation<Value>: Sendable {
    /// What `value` looks like; `nil` where leaving it out says it.
    let write: @Sendable (Value) -> JSONNode?
    /// The value that something, or its absence, stands for.
    let read: @Sendable (JSONNode?) throws(Mismatch) -> Value

    /// A notation that is never left out.
    init(
        _ wanted: String, write: @escaping @Sendable (Value) -> JSONNode,
        read: @escaping @Sendable (JSONNode) -> Value?
    ) {
        self.write = write
        self.read = { (node) throws(Mismatch) in
            guard let node else { throw Mismatch("is missing") }
            guard let value = read(node) else { throw Mismatch("is no \(wanted)") }
            return value
        }
    }

    /// A notation made of its two directions.
    init(
        write: @escaping @Sendable (Value) -> JSONNode?,
        read: @escaping @Sendable (JSONNode?) throws(Mismatch) -> Value
    ) {
        self.write = write
        self.read = read
    }

    /// Left out for `nil`.
    var optional: Notation<Value?> {
        Notation<Value?>(
            write: { value in value.flatMap(write) },
            read: { (node) throws(Mismatch) in
                guard let node, node != .null else { return nil }
                return try read(node)
            })
    }

    /// A list of such values, left out where it is empty.
    var list: Notation<[Value]> {
        Notation<[Value]>(
            write: { values in values.isEmpty ? nil : .list(values.map { write($0) ?? .null }) },
            read: { (node) throws(Mismatch) in
                guard let node else { return [] }
                guard let elements = node.elements else { throw Mismatch("is no list") }
                var values: [Value] = []
                for element in elements { values.append(try read(element)) }
                return values
            })
    }
}

/// Why something can't be read.
struct Mismatch: Error, Hashable {
    /// What is wrong, such as `"track" is no whole number`.
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// The same, of the member called `name`.
    func of(_ name: String) -> Mismatch { Mismatch("\"\(name)\" \(reason)") }
}

extension JSONNode {
    /// The member called `name`, read as `notation` says.
    func read<Value>(_ name: String, _ notation: Notation<Value>) throws(Mismatch) -> Value {
        do { return try notation.read(self[name]) } catch { throw error.of(name) }
    }
}
