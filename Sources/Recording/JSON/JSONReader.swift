/// Reads one JSON text. Any bytes may come in. Source: RFC 8259.
struct JSONReader {
    /// Why a text isn't JSON.
    struct Fault: Error, Hashable {
        /// What is wrong, in words.
        let reason: String
        /// The byte at which it was noticed, counted from 1.
        let column: Int
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var depth = 0

    /// No recording nests deeper.
    private static let deepest = 32

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The value that `bytes` hold and nothing else.
    static func node(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONNode {
        var reader = JSONReader(bytes)
        let node = try reader.value()
        reader.skipBlanks()
        guard reader.position == bytes.endIndex else { throw reader.fault("something follows the value") }
        return node
    }

    private func fault(_ reason: String) -> Fault {
        Fault(reason: reason, column: position - bytes.startIndex + 1)
    }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let next, next == 0x20 || next == 0x09 || next == 0x0D || next == 0x0A { position += 1 }
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(Fault) -> JSONNode {
        skipBlanks()
        guard let next else { throw fault("a value is missing") }
        switch next {
        case UInt8(ascii: "{"): return try nested { (reader) throws(Fault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(Fault) in try reader.list() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(Fault) -> JSONNode
    ) throws(Fault) -> JSONNode {
        guard depth < Self.deepest else { throw fault("it nests too deep") }
        depth += 1
        position += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    private mutating func object() throws(Fault) -> JSONNode {
        var members: [JSONNode.Member] = []
        skipBlanks()
        if skip("}") { return .object(members) }
        repeat {
            skipBlanks()
            let name = try text()
            skipBlanks()
            guard skip(":") else { throw fault("a colon is missing") }
            members.append(JSONNode.Member(name, try value()))
            skipBlanks()
        } while skip(",")
        guard skip("}") else { throw fault("a comma or a closing brace is missing") }
        return .object(members)
    }

    private mutating func list() throws(Fault) -> JSONNode {
        var elements: [JSONNode] = []
        skipBlanks()
        if skip("]") { return .list(elements) }
        repeat {
            elements.append(try value())
            skipBlanks()
        } while skip(",")
        guard skip("]") else { throw fault("a comma or a closing bracket is missing") }
        return .list(elements)
    }

    private mutating func word(_ word: StaticString, _ node: JSONNode) throws(Fault) -> JSONNode {
        let expected = word.description.utf8
        guard bytes[position...].starts(with: expected) else { throw fault("it is no value") }
        position += expected.count
        return node
    }

    /// A number's text, judged by whoever wants its value.
    private mutating func number() throws(Fault) -> JSONNode {
        let start = position
        while let next, Self.isNumeric(next) { position += 1 }
        guard position > start else { throw fault("it is no value") }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
    }
}

extension JSONReader {
    private mutating func text() throws(Fault) -> String {
        guard skip("\"") else { throw fault("a quotation mark is missing") }
        let start = position
        while let next, next != UInt8(ascii: "\"") {
            if next == UInt8(ascii: "\\") { return try escapedText(from: start) }
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard skip("\"") else { throw fault("a text has no end") }
        return text
    }

    private mutating func escapedText(from start: Int) throws(Fault) -> String {
        var units: [UInt8] = Array(bytes[start..<position])
        while let next, next != UInt8(ascii: "\"") {
            position += 1
            guard next == UInt8(ascii: "\\") else {
                units.append(next)
                continue
            }
            units += String(try escaped()).utf8
        }
        guard skip("\"") else { throw fault("a text has no end") }
        return String(decoding: units, as: UTF8.self)
    }

    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
        UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]

    private mutating func escaped() throws(Fault) -> Unicode.Scalar {
        guard let letter = next else { throw fault("a text has no end") }
        position += 1
        if let scalar = Self.escapes[letter] { return scalar }
        guard letter == UInt8(ascii: "u") else { throw fault("it is no escape") }
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard (0xD800..<0xDC00).contains(unit), skip("\\"), skip("u") else { throw fault("half a character") }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault("half a character") }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Fault) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("it is no escape") }
        position += 4
        return unit
    }
}
