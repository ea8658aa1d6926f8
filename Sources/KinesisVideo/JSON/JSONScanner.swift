/// Reads JSON from front to back without building a tree: the caller asks for what it expects next.
///
/// One pass over the bytes; memory is taken only for strings that are asked for. Source: RFC 8259.
struct JSONScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

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
            try expect("\"")
            if let (name, end) = keys.name(in: bytes, at: position) {
                position = end
                try expect(":")
                try member(&self, name)
            } else {
                _ = try contents()
                try expect(":")
                try skip()
            }
        } while accept(",")
        try expect("}")
        return true
    }

    /// Reads an object whole: the names of its members, and their values as they are written.
    mutating func members() throws(UndecodableBody) -> [(name: String, value: [UInt8])] {
        var members: [(String, [UInt8])] = []
        try expect("{")
        guard !accept("}") else { return members }
        repeat {
            let name = try UndecodableBody.require(try string(), "a member's name")
            try expect(":")
            skipSpace()
            let start = position
            try skip()
            members.append((name, Array(bytes[start..<position])))
        } while accept(",")
        try expect("}")
        return members
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
        try expect("\"")
        let (range, isEscaped) = try contents()
        return isEscaped
            ? JSONEscapes.decoded(bytes[range]) : String(decoding: bytes[range], as: UTF8.self)
    }

    /// Reads a number in any of JSON's forms, or `nil` for `null`.
    mutating func number() throws(UndecodableBody) -> JSONNumber? {
        if try null() { return nil }
        let start = position
        guard let number = JSONNumber(bytes, at: &position) else { throw .notJSON(offset: start) }
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
            case UInt8(ascii: "\""):
                position += 1
                _ = try contents()
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            default: try skipWord()
            }
            guard depth >= 0 else { throw .notJSON(offset: position) }
        } while depth > 0
    }
}

extension JSONScanner {
    /// Reads a string behind its opening quote: where its contents are, and whether they hold escapes.
    private mutating func contents() throws(UndecodableBody) -> (range: Range<Int>, isEscaped: Bool) {
        let start = position
        guard let (end, isEscaped) = JSONScanner.closingQuote(in: bytes, from: start) else {
            throw .notJSON(offset: bytes.count)
        }
        position = end + 1
        return (start..<end, isEscaped)
    }

    /// The first quote that no backslash escapes, and whether there were escapes before it.
    private static func closingQuote(in bytes: [UInt8], from start: Int) -> (index: Int, isEscaped: Bool)? {
        let span = bytes.span.bytes
        var index = start
        var isEscaped = false
        while index < span.byteCount {
            if index + 8 <= span.byteCount, !hasMark(span.word(index)) {
                index += 8
                continue
            }
            let byte = span.byte(index)
            if byte == quote { return (index, isEscaped) }
            if byte == backslash {
                isEscaped = true
                index += 1
            }
            index += 1
        }
        return nil
    }

    /// Whether one of the word's eight bytes may be a quote or a backslash; never wrong where it says no.
    ///
    /// A byte is zero where subtracting 1 borrows from its top bit while that bit was clear.
    private static func hasMark(_ word: UInt64) -> Bool {
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let quotes = word ^ (ones * UInt64(quote))
        let backslashes = word ^ (ones * UInt64(backslash))
        return ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & tops != 0
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
