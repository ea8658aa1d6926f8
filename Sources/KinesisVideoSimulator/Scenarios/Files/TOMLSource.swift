import TOMLKit

/// The text of a TOML file, read into nodes that know their lines; the only place that knows the parser.
package struct TOMLSource {
    /// The path, for messages.
    let path: String
    /// The contents.
    let text: String

    /// The file at `path`, whose contents are `text`.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The whole document: a table.
    package func document() throws(ScenarioFileError) -> TOMLNode {
        let lines = TOMLLines(text)
        if let line = lines.malformedLine {
            throw ScenarioFileError(
                path: path, line: line,
                reason: "a line must begin with a key, or with the name of a table in brackets")
        }
        // The parser takes the text to end there.
        if let null = text.utf8.firstIndex(of: 0) {
            let line = text.utf8[..<null].count { $0 == UInt8(ascii: "\n") } + 1
            throw ScenarioFileError(path: path, line: line, reason: "it isn't text: a null byte stands in it")
        }
        do {
            return Self.node(try TOMLTable(string: text), at: [], in: lines)
        } catch let error as TOMLParseError {
            throw ScenarioFileError(path: path, line: error.source.begin.line, reason: error.description)
        } catch {
            throw ScenarioFileError(path: path, line: 1, reason: "it isn't TOML: \(error)")
        }
    }

    private static func node(
        _ value: any TOMLValueConvertible, at path: [String], in lines: TOMLLines
    ) -> TOMLNode {
        TOMLNode(value: contents(of: value, at: path, in: lines), line: lines.line(of: path))
    }

    private static func contents(
        of value: any TOMLValueConvertible, at path: [String], in lines: TOMLLines
    ) -> TOMLNode.Value {
        if let table = value.table {
            let pairs = table.keys.compactMap { key in
                table[key].map { (key, node($0, at: path + [key], in: lines)) }
            }
            return .table(Dictionary(uniqueKeysWithValues: pairs))
        }
        if let array = value.array {
            return .array(array.enumerated().map { node($1, at: path + [String($0)], in: lines) })
        }
        if let text = value.string { return .text(text) }
        if let integer = value.int { return .integer(integer) }
        if let flag = value.bool { return .flag(flag) }
        return .other("a \(value.type)")
    }
}
