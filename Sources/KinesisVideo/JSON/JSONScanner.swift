/// Reads JSON from front to back without building a tree: the caller asks for what it expects next.
///
/// One pass over the bytes; memory is taken only for strings that are asked for. Source: RFC 8259.
struct JSONScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads an object, handing each member whose name is in `keys` to `member`, which must read its value; others are skipped.
    ///
    /// - Returns: `false` where there is `null` instead of an object.
    @discardableResult
    mutating func object<Name>(
        _ keys: JSONKeys<Name>, _ member: (inout JSONScanner, Name) throws(UndecodableBody) -> Void
    ) throws(UndecodableBody) -> Bool {
        if try null() { return false }
        try expect("{")
        guard !accept("}") else { return true }
        repeat {
            let name = keys.name(bytes[try quoted().range])
            try expect(":")
            if let name { try member(&self, name) } else { try skip() }
        } while accept(",")
        try expect("}")
        return true
    }

    /// Reads an array, calling `element`, which must read one element, for each.
    ///
    /// - Returns: `false` where there is `null` instead of an array.
    @discardableResult
    mutating func array(
        _ element: (inout JSONScanner) throws(UndecodableBody) -> Void
    ) throws(UndecodableBody) -> Bool {
        if try null() { return false }
        try expect("[")
        guard !accept("]") else { return true }
        repeat { try element(&self) } while accept(",")
        try expect("]")
        return true
    }

    /// Reads a string, or `nil` for `null`.
    mutating func string() throws(UndecodableBody) -> String? {
        if try null() { return nil }
        let (range, isEscaped) = try quoted()
        return isEscaped
            ? JSONEscapes.decoded(bytes[range]) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Reads a number in any of JSON's forms, or `nil` for `null`.
    mutating func number() throws(UndecodableBody) -> JSONNumber? {
        if try null() { return nil }
        let start = position
        while position < bytes.count, JSONNumber.isPart(bytes[position]) { position += 1 }
        guard let number = JSONNumber(bytes[start..<position]) else {
            throw .notJSON(offset: start)
        }
        return number
    }

    /// Reads any value and throws it away. Iterative, so that no depth of nesting exhausts the stack.
    mutating func skip() throws(UndecodableBody) {
        var depth = 0
        repeat {
            skipSpace()
            guard position < bytes.count else { throw .notJSON(offset: position) }
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: "\""): _ = try quoted()
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            default: try skipWord()
            }
            guard depth >= 0 else { throw .notJSON(offset: position) }
        } while depth > 0
    }
}

extension JSONScanner {
    /// Where a string's contents are, between its quotes, and whether they hold escapes.
    private mutating func quoted() throws(UndecodableBody) -> (range: Range<Int>, isEscaped: Bool) {
        try expect("\"")
        let start = position
        var isEscaped = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return (start..<(position - 1), isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position += 2
            default: position += 1
            }
        }
        throw .notJSON(offset: bytes.count)
    }

    /// Reads `null` where it is next.
    private mutating func null() throws(UndecodableBody) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "n") else { return false }
        guard bytes[position...].starts(with: "null".utf8) else { throw .notJSON(offset: position) }
        position += 4
        return true
    }

    private mutating func skipWord() throws(UndecodableBody) {
        let start = position
        while position < bytes.count, JSONNumber.isPart(bytes[position]) || bytes[position].isLowercase {
            position += 1
        }
        guard position > start else { throw .notJSON(offset: start) }
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(UndecodableBody) {
        guard accept(character) else { throw .notJSON(offset: position) }
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, JSONScanner.isSpace(bytes[position]) { position += 1 }
    }

    /// Space, tab, line feed, carriage return: RFC 8259 §2.
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
