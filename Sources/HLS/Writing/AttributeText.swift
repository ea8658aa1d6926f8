/// An attribute list being written. Source: RFC 8216 §4.2.
struct AttributeText {
    /// The list so far.
    private(set) var text = ""

    /// Adds `name=value` as it stands, unless `value` is `nil`.
    mutating func add(_ name: String, _ value: String?) {
        guard let value else { return }
        text += (text.isEmpty ? "" : ",") + name + "=" + value
    }

    /// Adds a decimal-integer, unless it is `nil`.
    mutating func add(_ name: String, _ value: Int?) {
        add(name, value.map(String.init))
    }

    /// Adds YES or NO, unless it is `nil`.
    mutating func add(_ name: String, _ flag: Bool?) {
        add(name, flag.map { $0 ? "YES" : "NO" })
    }

    /// Adds a quoted-string, unless it is `nil`; the characters that can't stand in one are left out.
    mutating func add(_ name: String, quoted value: String?) {
        guard let value else { return }
        let safe = value.unicodeScalars.filter { $0 != "\"" && $0 != "\n" && $0 != "\r" }
        add(name, "\"" + String(String.UnicodeScalarView(safe)) + "\"")
    }

    /// Adds a comma-separated list as one quoted-string, unless it is empty.
    mutating func add(_ name: String, quoted values: [String]) {
        add(name, quoted: values.isEmpty ? nil : values.joined(separator: ","))
    }

    /// Adds attributes as they came.
    mutating func add(_ attributes: [Attribute]) {
        for attribute in attributes { add(attribute.name, attribute.value) }
    }
}
