/// Takes attributes out of a line one by one; what is left at the end is what nobody knew.
struct AttributeReader {
    /// The line.
    let line: TagLine
    /// The attributes that weren't taken yet.
    private(set) var rest: [Attribute]
    /// What is wrong with the line so far.
    private(set) var diagnostics: [Diagnostic]
    private let names: Set<String>

    init(_ line: TagLine) {
        self.line = line
        let list = AttributeList(line.value)
        rest = list.attributes
        names = Set(list.attributes.map(\.name))
        diagnostics = list.flaws.map { piece, flaw in
            line.diagnostic(
                flaw == .strayBlank ? .warning : .error,
                "the attribute “\(piece.excerpt)” of \(line.tag.name) \(flaw.rawValue)", rule: .attributeList,
                fix: "Write NAME=value pairs with single commas between them, each name once.")
        }
    }

    /// The text of a quoted-string without its marks, or `nil`.
    mutating func quoted(_ name: String) -> String? {
        value(name, "quoted-string") { text in
            guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
            return String(text.dropFirst().dropLast())
        }
    }

    /// The parts of a quoted-string between commas; empty where the attribute is absent.
    mutating func quotedList(_ name: String) -> [String] {
        guard let text = quoted(name), !text.isEmpty else { return [] }
        return text.utf8.split(separator: .comma).map { String(Substring($0)) }
    }

    /// A decimal-integer, or `nil`.
    mutating func integer(_ name: String) -> Int? {
        value(name, "decimal-integer") { DecimalText.integer(Array($0.utf8)[...]) }
    }

    /// A signed-decimal-floating-point as seconds, or `nil`.
    mutating func seconds(_ name: String) -> Duration? {
        value(name, "signed-decimal-floating-point") { DecimalText.seconds(Array($0.utf8)[...]) }
    }

    /// YES or NO, or `nil`.
    mutating func flag(_ name: String) -> Bool? {
        value(name, "YES or NO") { ["YES": true, "NO": false][$0] }
    }

    /// The enumerated-string as it stands, or `nil`.
    mutating func word(_ name: String) -> String? { value(name, "enumerated-string") { $0 } }

    /// The value as `read` understands it; `nil` where it is absent or, with a diagnostic, malformed.
    mutating func value<Value>(_ name: String, _ form: String, _ read: (String) -> Value?) -> Value? {
        guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
        let text = rest.remove(at: index).value
        guard let value = read(text) else {
            report(.error, "\(name)=\(text.excerpt) isn't a \(form)", fix: "Write \(name) as a \(form).")
            return nil
        }
        return value
    }

    /// `value`, with a diagnostic where the attribute `name` is absent.
    mutating func required<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil, !names.contains(name) {
            report(.error, "\(line.tag.name) has no \(name): the line is left out", fix: "Add \(name).")
        }
        return value
    }

    /// Takes note of what is wrong, by default against the tag's own form.
    mutating func report(
        _ severity: Diagnostic.Severity, _ message: String, rule: Rule? = nil, fix: String
    ) {
        diagnostics.append(line.diagnostic(severity, message, rule: rule, fix: fix))
    }
}
