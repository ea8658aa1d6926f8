import StreamAnalysis

/// An incident as Markdown, for a ticket or a chat. Source: CommonMark 0.31, and the tables that most readers add.
package enum MarkdownIncident {
    /// `report` as Markdown.
    package static func render(_ report: IncidentReport) -> String {
        report.document.compactMap(\.markdown).joined(separator: "\n\n") + "\n"
    }

    /// `text` with everything that Markdown or HTML would obey escaped.
    static func escaped(_ text: String) -> String {
        PlainText.clean(text).reduce(into: "") { escaped, character in
            if "\\`*_{}[]<>#|~&".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}

extension DocumentBlock {
    /// `nil` for a picture that nothing stands for.
    fileprivate var markdown: String? {
        switch self {
        case .title(let text): "# " + MarkdownIncident.escaped(text)
        case .heading(let text): "## " + MarkdownIncident.escaped(text)
        case .paragraph(let text): MarkdownIncident.escaped(text)
        case .chart(_, _, let words): words.map(MarkdownIncident.escaped)
        case .facts(let facts):
            facts.map { "- **\(MarkdownIncident.escaped($0.name))**: \(MarkdownIncident.escaped($0.value))" }
                .joined(separator: "\n")
        case .table(let table): table.markdown
        case .finding(let finding): finding.markdown
        }
    }
}

extension DocumentTable {
    fileprivate var markdown: String {
        let rule = columns.map { $0.side == .right ? "---:" : "---" }
        let lines = [columns.map(\.title)] + rows
        let escaped = lines.map { $0.map(MarkdownIncident.escaped) }
        return ([escaped[0], rule] + escaped.dropFirst()).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}

extension Finding {
    fileprivate var markdown: String {
        let title = [severity.word.uppercased(), kind.rawValue, cause].compactMap(\.self).joined(
            separator: " ")
        let time = "\(state.rawValue), \(Phrase.range(from, to))"
        let lines = sentences.labelled.map { "- **\($0.label)** " + MarkdownIncident.escaped($0.text) }
        let data = evidence.map(\.text).joined(separator: ", ")
        return
            (["### " + MarkdownIncident.escaped(title), "", MarkdownIncident.escaped(time), ""] + lines
            + (data.isEmpty ? [] : ["- **data** " + MarkdownIncident.escaped(data)])).joined(separator: "\n")
    }
}
