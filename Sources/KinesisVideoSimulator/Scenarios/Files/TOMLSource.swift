import TOMLKit

/// The text of a TOML file, read into nodes that know their lines; the only place that knows the parser.
struct TOMLSource {
    /// The path, for messages.
    let path: String
    /// The contents.
    let text: String

    /// The whole document: a table.
    func document() throws(ScenarioFileError) -> TOMLNode {
        let lines = TOMLLines(text)
        if let line = lines.malformedLine {
            throw ScenarioFileError(
                path: path, line: line,
                reason: "a line must begin with a key, or with the name of a table in brackets")
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
        return .other("a \(value.type)")
    }
}
