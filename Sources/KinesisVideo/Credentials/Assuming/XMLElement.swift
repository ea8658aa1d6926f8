/// An element of a small XML document: what STS answers. Attributes are passed over; texts between elements, too.
struct XMLElement: Hashable, Sendable {
    /// Why a document can't be read: at which byte.
    struct Fault: Error, Hashable, Sendable {
        var offset: Int
    }

    /// Its name as it is written.
    let name: String
    /// The elements in it, in their order.
    private(set) var children: [XMLElement] = []
    /// Its text, without references and without white space at its ends; empty where it has children.
    private(set) var text = ""

    /// The document whose root it is.
    init(document bytes: [UInt8]) throws(Fault) {
        var reader = XMLReader(bytes)
        self = try reader.document()
    }

    fileprivate init(_ name: String, _ children: [XMLElement], _ text: String) {
        self.name = name
        self.children = children
        if children.isEmpty { self.text = String(text.trimmed) }
    }

    /// The first element at the end of `path`, a way of names from here.
    subscript(path: String...) -> XMLElement? {
        path.reduce(self) { element, name in element?.children.first { $0.name == name } }
    }
}

/// Reads the XML that a service writes: no document type, no entities but the five and characters by number.
///
/// Source: W3C, "Extensible Markup Language (XML) 1.0".
private struct XMLReader {
    private let bytes: [UInt8]
    private var position = 0

    /// Deeper than any answer of STS; the stack isn't endless.
    private static let depthLimit = 32

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(XMLElement.Fault) -> XMLElement {
        try skipMisc()
        let root = try element(depth: 0)
        try skipMisc()
        guard position == bytes.count else { throw fault }
        return root
    }

    /// Reads an element from its `<` on.
    private mutating func element(depth: Int) throws(XMLElement.Fault) -> XMLElement {
        guard depth < Self.depthLimit, accept("<") else { throw fault }
        let name = try self.name()
        try skipAttributes()
        if accept("/>") { return XMLElement(name, [], "") }
        guard accept(">") else { throw fault }
        var children: [XMLElement] = []
        var text = ""
        while !accept("</") {
            guard position < bytes.count else { throw fault }
            if accept("<!--") {
                try skip(behind: "-->")
            } else if accept("<![CDATA[") {
                let start = position
                try skip(behind: "]]>")
                text += String(decoding: bytes[start..<position - 3], as: UTF8.self)
            } else if bytes[position] == UInt8(ascii: "<") {
                children.append(try element(depth: depth + 1))
            } else {
                text += try characters()
            }
        }
        guard accept(name) else { throw fault }
        skipSpace()
        guard accept(">") else { throw fault }
        return XMLElement(name, children, text)
    }

    private mutating func name() throws(XMLElement.Fault) -> String {
        let start = position
        while position < bytes.count, !Self.endsName.contains(bytes[position]) { position += 1 }
        guard position > start else { throw fault }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private static let endsName = Set(" \t\r\n/><=&\"'!?".utf8)

    private mutating func skipAttributes() throws(XMLElement.Fault) {
        while true {
            skipSpace()
            guard position < bytes.count, bytes[position] != UInt8(ascii: ">"),
                bytes[position] != UInt8(ascii: "/")
            else { return }
            _ = try name()
            skipSpace()
            guard accept("=") else { throw fault }
            skipSpace()
            if accept("\"") {
                try skip(behind: "\"")
            } else if accept("'") {
                try skip(behind: "'")
            } else {
                throw fault
            }
        }
    }

    /// Reads text up to the next `<`, references replaced.
    private mutating func characters() throws(XMLElement.Fault) -> String {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
        var text = ""
        var rest = Substring(String(decoding: bytes[start..<position], as: UTF8.self))
        while let mark = rest.firstIndex(of: "&") {
            text += rest[..<mark]
            guard let end = rest[mark...].firstIndex(of: ";"),
                let character = Self.character(rest[rest.index(after: mark)..<end])
            else { throw XMLElement.Fault(offset: start) }
            text.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    private static let entities: [Substring: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
    ]

    private static func character(_ reference: Substring) -> Unicode.Scalar? {
        guard reference.first == "#" else { return entities[reference] }
        let digits = reference.dropFirst()
        let number = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init)
    }

    /// Skips white space, comments and processing instructions.
    private mutating func skipMisc() throws(XMLElement.Fault) {
        while true {
            skipSpace()
            if accept("<?") {
                try skip(behind: "?>")
            } else if accept("<!--") {
                try skip(behind: "-->")
            } else {
                return
            }
        }
    }

    private mutating func skip(behind end: String) throws(XMLElement.Fault) {
        while position < bytes.count {
            if accept(end) { return }
            position += 1
        }
        throw fault
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    private mutating func accept(_ text: String) -> Bool {
        guard bytes[position...].starts(with: text.utf8) else { return false }
        position += text.utf8.count
        return true
    }

    private var fault: XMLElement.Fault { .init(offset: position) }
}
