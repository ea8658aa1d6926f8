/// On which lines the keys of a TOML document stand, since parsers tell that of syntax errors only.
///
/// A path is the keys from the top; in an array of tables, the index stands for the table: `fault`, `0`, `at`.
struct TOMLLines: Sendable {
    private typealias Bytes = ArraySlice<UInt8>

    /// The first line that the parser mustn't see: it takes for granted that brackets begin with a name.
    private(set) var malformedLine: Int?
    private var lines: [String: Int] = [:]
    /// The table that is open.
    private var table: [String] = []
    /// How many tables each array of tables has so far.
    private var counts: [String: Int] = [:]
    /// The value that goes on over the end of its line.
    private var value = TOMLValueEnd()

    /// Looks through `text`, which needn't be correct.
    init(_ text: String) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = Array(text.utf8)
        let content = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { read(line, number: index + 1) }
    }

    /// The line of the value at `path`, or of what it stands in; the first where nothing is known.
    func line(of path: [String]) -> Int {
        var path = path
        while !path.isEmpty {
            if let line = lines[Self.name(path)] { return line }
            path.removeLast()
        }
        return 1
    }

    private mutating func read(_ line: Bytes, number: Int) {
        let content = Self.trimmed(line)
        guard value.isOver else { return value.passOver(content) }
        if content.first == UInt8(ascii: "[") {
            readHeader(content.dropFirst(), number: number)
        } else if let first = content.first, first >= 0x80 {
            malformedLine = malformedLine ?? number
        } else {
            let (path, rest) = Self.keys(in: content)
            guard !path.isEmpty, rest.first == UInt8(ascii: "=") else { return }
            note(table + path, number)
            value.passOver(rest.dropFirst())
        }
    }

    private mutating func readHeader(_ content: Bytes, number: Int) {
        let isArray = content.first == UInt8(ascii: "[")
        let path = Self.keys(in: isArray ? content.dropFirst() : content).path
        guard !path.isEmpty else { return malformedLine = malformedLine ?? number }
        guard isArray else {
            table = resolved(path)
            return note(table, number)
        }
        let array = resolved(path.dropLast()) + path.suffix(1)
        let index = counts[Self.name(array), default: 0]
        counts[Self.name(array)] = index + 1
        table = array + [String(index)]
        note(array, number)
        note(table, number)
    }

    private mutating func note(_ path: [String], _ number: Int) {
        let name = Self.name(path)
        if lines[name] == nil { lines[name] = number }
    }

    /// `path` with the latest index after each array of tables on the way.
    private func resolved(_ path: [String]) -> [String] {
        path.reduce(into: []) { resolved, key in
            resolved.append(key)
            if let count = counts[Self.name(resolved)] { resolved.append(String(count - 1)) }
        }
    }

    /// `path` as one text, which no other path has: null bytes are for no key.
    private static func name(_ path: [String]) -> String {
        path.reduce(into: "") { $0 += "\($1)\0" }
    }

    /// The dotted key at the beginning of `text`, and what follows it.
    private static func keys(in text: Bytes) -> (path: [String], rest: Bytes) {
        var (path, rest): ([String], Bytes) = ([], trimmed(text))
        while let (key, following) = key(in: rest) {
            path.append(String(decoding: key, as: UTF8.self))
            rest = trimmed(following)
            guard rest.first == UInt8(ascii: ".") else { break }
            rest = trimmed(rest.dropFirst())
        }
        return (path, rest)
    }

    private static func key(in text: Bytes) -> (key: Bytes, rest: Bytes)? {
        guard let first = text.first else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let key = text.dropFirst().prefix { $0 != first }
            return (key, text.dropFirst(key.count + 2))
        }
        let key = text.prefix(while: isBare)
        return key.isEmpty ? nil : (key, text.dropFirst(key.count))
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func trimmed(_ text: Bytes) -> Bytes {
        text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
