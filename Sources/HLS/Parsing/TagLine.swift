/// One line that holds a known tag.
struct TagLine {
    /// Counted from 1.
    let number: Int
    /// The tag's index in ``TagTable/all``: a tag itself is too big to be copied for each line.
    let row: Int
    /// What follows the colon; empty where nothing does.
    let value: ArraySlice<UInt8>

    /// The tag.
    var tag: Tag { TagTable.all[row] }

    /// The value as text.
    var text: String { String(decoding: value, as: UTF8.self) }

    /// A diagnostic of this line that quotes `rule`, by default the tag's own form.
    func diagnostic(
        _ severity: Diagnostic.Severity, _ message: String, rule: Rule? = nil, fix: String
    ) -> Diagnostic {
        Diagnostic(line: number, severity: severity, message: message, rule: rule ?? tag.form, fix: fix)
    }

    /// The diagnostic for a value that can't be read.
    func malformed(_ consequence: String) -> Diagnostic {
        diagnostic(
            .error, "the value “\(text.excerpt)” of \(tag.name) can't be read; \(consequence)",
            fix: "Write it as the rule shows.")
    }
}

extension String {
    /// What a message may quote: its start, before any query (a session token stands there), without control characters.
    var excerpt: String {
        let shown = unicodeScalars.prefix { $0 != "?" }.prefix(40).filter {
            $0.value >= 0x20 && $0.value != 0x7F
        }
        return String(String.UnicodeScalarView(shown)) + (shown.count < unicodeScalars.count ? "…" : "")
    }
}
