/// The sections of a text in the dialect of INI that Python's `configparser` reads, as AWS's tools do.
///
/// Names are told from values by the first `=` or `:`, comments take whole lines, lines that are indented deeper belong to
/// the setting above, `[DEFAULT]` in capitals lends its settings to every section, and nothing may be there twice.
/// Source: Python library reference, "Supported INI File Structure".
struct INIFile: Sendable {
    /// What can't be read, and in which line, counted from 1.
    struct Fault: Error, Hashable, Sendable {
        var line: Int
        var reason: String
    }

    /// Sections in the order of the file.
    private(set) var sections: [(name: String, section: ConfigSection)]

    /// Reads `text`.
    init(_ text: String) throws(Fault) {
        var reader = INIReader()
        for (index, line) in Self.lines(of: text).enumerated() {
            try reader.read(line, number: index + 1)
        }
        sections = try reader.sections()
    }

    /// Only line feeds and carriage returns end lines, not Unicode's other separators.
    private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if scalar != "\n" || !isAfterReturn {
                scalars.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return scalars.split(separator: "\n", omittingEmptySubsequences: false).map { $0 }
    }
}

/// What was read of an INI file so far.
private struct INIReader {
    /// The lines of a setting's value, and where it begins.
    private struct Entry {
        var lines: [String]
        let number: Int

        /// The value as one text: white space at its end doesn't count.
        var text: String { String(lines.joined(separator: "\n").trimmedEnd) }
    }

    private typealias Entries = [String: Entry]
    private static let defaults = "DEFAULT"

    private var order: [String] = []
    private var entries: [String: Entries] = [:]
    /// The section that lines belong to.
    private var section: String?
    /// The setting that deeper lines belong to.
    private var setting: String?
    private var indent = 0

    mutating func read(_ line: Substring.UnicodeScalarView, number: Int) throws(INIFile.Fault) {
        let content = Substring(line).trimmed
        if let first = content.unicodeScalars.first, first == "#" || first == ";" { return }
        let isBlank = content.isEmpty
        let depth = line.prefix(while: \.properties.isWhitespace).count
        if let section, let setting, isBlank || depth > indent {
            entries[section]?[setting]?.lines.append(String(content))
            return
        }
        guard !isBlank else { return }
        indent = depth
        if let name = Self.header(content) {
            try begin(name, number: number)
        } else {
            try add(content, number: number)
        }
    }

    private mutating func begin(_ name: String, number: Int) throws(INIFile.Fault) {
        if entries[name] == nil {
            entries[name] = [:]
            if name != Self.defaults { order.append(name) }
        } else if name != Self.defaults {
            throw INIFile.Fault(line: number, reason: "the section [\(name)] is there twice")
        }
        (section, setting) = (name, nil)
    }

    private mutating func add(_ content: Substring, number: Int) throws(INIFile.Fault) {
        guard let section else {
            throw INIFile.Fault(
                line: number, reason: "a line before the first section header, such as [default]")
        }
        guard let mark = content.firstIndex(where: { $0 == "=" || $0 == ":" }), mark > content.startIndex
        else { throw INIFile.Fault(line: number, reason: "a line that isn't 'name = value'") }
        let name = content[..<mark].trimmedEnd.lowercased()
        guard entries[section]?[name] == nil else {
            throw INIFile.Fault(line: number, reason: "the setting \(name) is there twice in [\(section)]")
        }
        let value = String(content[content.index(after: mark)...].trimmed)
        entries[section]?[name] = Entry(lines: [value], number: number)
        setting = name
    }

    /// What stands between the first `[` and the last `]`, where the line begins so.
    private static func header(_ content: Substring) -> String? {
        guard content.first == "[", let end = content.lastIndex(of: "]") else { return nil }
        let name = content[content.index(after: content.startIndex)..<end]
        return name.isEmpty ? nil : String(name)
    }

    /// All sections, those of `[DEFAULT]` put into each.
    func sections() throws(INIFile.Fault) -> [(name: String, section: ConfigSection)] {
        let lent = entries[Self.defaults] ?? [:]
        var sections: [(name: String, section: ConfigSection)] = []
        for name in order {
            var values: [String: ConfigSection.Value] = [:]
            for (setting, entry) in lent.merging(entries[name] ?? [:], uniquingKeysWith: { $1 }) {
                values[setting] = try Self.value(entry)
            }
            sections.append((name, ConfigSection(values)))
        }
        return sections
    }

    /// Settings of its own where the value begins on the line below.
    private static func value(_ entry: Entry) throws(INIFile.Fault) -> ConfigSection.Value {
        let text = entry.text
        guard text.first == "\n" else { return .text(text) }
        var nested: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw INIFile.Fault(
                    line: entry.number, reason: "a line below this setting that isn't 'name = value'")
            }
            nested[String(parts[0].trimmed)] = String(parts[1].trimmed)
        }
        return .nested(nested)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The text without white space at its end.
    var trimmedEnd: Substring {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// The text without white space at its ends.
    var trimmed: Substring { trimmedEnd.drop(while: \.isWhitespace) }
}
