/// On which lines the keys of a TOML document stand, since parsers tell that of syntax errors only.
///
/// A path is the keys from the top; in an array of tables, the index stands for the table: `fault`, `0`, `at`.
struct TOMLLines: Sendable {
    private var lines: [[String]: Int] = [:]
    /// The table that is open.
    private var table: [String] = []
    /// How many tables each array of tables has so far.
    private var counts: [[String]: Int] = [:]
    /// How many brackets of a value are open.
    private var depth = 0
    /// The three quotes that will end the text that is open.
    private var quotes: String?

    /// Looks through `text`, which needn't be correct.
    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { read(line, number: index + 1) }
    }

    /// The line of the value at `path`, or of what it stands in; the first where nothing is known.
    func line(of path: [String]) -> Int {
        var path = path
        while !path.isEmpty {
            if let line = lines[path] { return line }
            path.removeLast()
        }
        return 1
    }

    private mutating func read(_ line: Substring, number: Int) {
        let content = line.drop { $0 == " " || $0 == "\t" }
        guard quotes == nil, depth == 0 else { return passOver(content) }
        if content.hasPrefix("[[") {
            openArrayTable(Self.keys(in: content.dropFirst(2)).path, number: number)
        } else if content.hasPrefix("[") {
            table = resolved(Self.keys(in: content.dropFirst()).path)
            note(table, number)
        } else {
            let (path, rest) = Self.keys(in: content)
            guard !path.isEmpty, rest.first == "=" else { return }
            note(table + path, number)
            passOver(rest.dropFirst())
        }
    }

    private mutating func note(_ path: [String], _ number: Int) {
        if lines[path] == nil { lines[path] = number }
    }

    private mutating func openArrayTable(_ path: [String], number: Int) {
        let array = resolved(path.dropLast()) + path.suffix(1)
        let index = counts[array, default: 0]
        counts[array] = index + 1
        table = array + [String(index)]
        note(array, number)
        note(table, number)
    }

    /// `path` with the latest index after each array of tables on the way.
    private func resolved(_ path: [String]) -> [String] {
        path.reduce(into: []) { resolved, key in
            resolved.append(key)
            if let count = counts[resolved] { resolved.append(String(count - 1)) }
        }
    }

    /// The dotted key at the beginning of `text`, and what follows it.
    private static func keys(in text: Substring) -> (path: [String], rest: Substring) {
        var (path, rest): ([String], Substring) = ([], text)
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            let key: Substring
            if let quote = rest.first, quote == "\"" || quote == "'" {
                key = rest.dropFirst().prefix { $0 != quote }
                rest = rest.dropFirst(key.count + 2)
            } else {
                key = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
                guard !key.isEmpty else { return (path, rest) }
                rest = rest.dropFirst(key.count)
            }
            path.append(String(key))
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard rest.first == "." else { return (path, rest) }
            rest = rest.dropFirst()
        }
    }

    /// Goes over a piece of a value, to know whether it goes on in the next line.
    private mutating func passOver(_ text: Substring) {
        var rest = text
        while let character = rest.first {
            if let open = quotes {
                guard rest.hasPrefix(open) else {
                    rest = rest.dropFirst(character == "\\" ? 2 : 1)
                    continue
                }
                quotes = nil
                rest = rest.dropFirst(open.count)
                continue
            }
            if character == "#" { break }
            if character == "\"" || character == "'" {
                let triple = String(repeating: character, count: 3)
                quotes = rest.hasPrefix(triple) ? triple : String(character)
                rest = rest.dropFirst(quotes?.count ?? 1)
                continue
            }
            if character == "[" || character == "{" { depth += 1 }
            if character == "]" || character == "}" { depth = max(0, depth - 1) }
            rest = rest.dropFirst()
        }
        // Texts in single quotes of either kind end with their line.
        if quotes?.count == 1 { quotes = nil }
    }
}
