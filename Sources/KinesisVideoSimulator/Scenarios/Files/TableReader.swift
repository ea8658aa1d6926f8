/// Reads one table of a scenario's file: whatever isn't right there is an error with its line.
struct TableReader {
    private let path: String
    private let node: TOMLNode
    private let fields: [String: TOMLNode]

    /// Reads the table `node`, called `name` in messages, in the file at `path`; no other keys than `keys` may be there.
    init(_ node: TOMLNode, name: String, path: String, keys: [String]) throws(ScenarioFileError) {
        guard case .table(let fields) = node.value else {
            throw ScenarioFileError(path: path, line: node.line, reason: "\(name) must be a table")
        }
        self.path = path
        self.node = node
        self.fields = fields
        let unknown = fields.filter { !keys.contains($0.key) }
        if let (key, value) = unknown.min(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) }) {
            throw ScenarioFileError(
                path: path, line: value.line,
                reason: "\"\(key)\" isn't known in \(name); known are \(keys.joined(separator: ", "))")
        }
    }

    /// The node of `key`, or `nil`.
    subscript(key: String) -> TOMLNode? { fields[key] }

    /// The line on which `key` stands, or else the table.
    func line(of key: String) -> Int { fields[key]?.line ?? node.line }

    /// What is wrong with `key`.
    func error(at key: String, _ reason: String) -> ScenarioFileError {
        ScenarioFileError(path: path, line: line(of: key), reason: "\(key): \(reason)")
    }

    /// The text of `key`, or `nil` where nothing is said.
    func text(_ key: String) throws(ScenarioFileError) -> String? {
        guard let node = fields[key] else { return nil }
        guard case .text(let text) = node.value else {
            throw error(at: key, "it must be a text in quotes, not \(node.kind)")
        }
        return text
    }

    /// The texts of `key`; each must be one of `accepted`.
    func texts(_ key: String, of accepted: [String]) throws(ScenarioFileError) -> [String] {
        guard let node = fields[key] else { return [] }
        guard case .array(let elements) = node.value else {
            throw error(at: key, "it must be an array of texts, not \(node.kind)")
        }
        var texts: [String] = []
        for element in elements {
            guard case .text(let text) = element.value, accepted.contains(text) else {
                throw error(at: key, "it may hold \(accepted.joined(separator: ", "))")
            }
            texts.append(text)
        }
        return texts
    }

    /// One of a few names, or `nil` where nothing is said.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, of type: Choice.Type
    ) throws(ScenarioFileError) -> Choice? {
        guard let text = try text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let accepted = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(at: key, "\"\(text)\" isn't known; it is one of \(accepted)")
        }
        return choice
    }

    /// The tables that stand under `key` one after the other, which may be none.
    func tables(_ key: String) throws(ScenarioFileError) -> [TOMLNode] {
        guard let node = fields[key] else { return [] }
        guard case .array(let elements) = node.value else {
            throw error(at: key, "each begins with [[\(key)]], so that there can be several")
        }
        return elements
    }
}
