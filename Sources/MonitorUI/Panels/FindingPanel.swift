import Canvas
import FoundationEssentials
import StreamAnalysis

/// One finding in full width: its sentences, its evidence, its fragments.
struct FindingPanel: Panel {
    /// The finding.
    let finding: Finding
    /// The moment of drawing.
    let now: Date

    private static let labelWidth = 10

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        let severity = Optional(finding.severity)
        let title =
            StyledText("\(severity.glyph) \(finding.severity.word) ", severity.role, .bold)
            + StyledText(finding.title, .header, .bold)
            + StyledText(
                "  \(finding.time(near: now))  \(finding.state.rawValue)  \(finding.causeWords)", .muted)
        Rule(title: title).draw(into: &frame, area: area.cutTop(1))
        let width = area.size.columns - Self.labelWidth - 2
        var row = 0
        for (label, text) in lines {
            for (index, line) in text.wrapped(to: width).enumerated() {
                let name = StyledText(index == 0 ? label : "", .key, .bold).fitted(to: Self.labelWidth)
                frame.write(name + line, at: Point(column: 1, row: row), in: area)
                row += 1
            }
        }
    }

    /// What is said about it, each line with its label.
    var lines: [(String, StyledText)] {
        let sentences = finding.sentences
        let evidence = finding.evidence.map { StyledText.labelled($0.name, Self.spell($0.value)) }
        let fragments = finding.fragments.map { StyledText($0.digits) }
        return [
            ("what", StyledText(sentences.what)), ("why", StyledText(sentences.why)),
            ("viewer", StyledText(sentences.viewer)), ("next", StyledText(sentences.next)),
            ("evidence", .joined(evidence, separator: ", ")),
            ("fragments", .joined(fragments, separator: ", ")),
        ].filter { $0.1.width > 0 }
    }

    private static func spell(_ value: Finding.Evidence.Value) -> String {
        switch value {
        case .number(let number): Quantity.decimal(number, places: 3)
        case .count(let count): String(count)
        case .text(let text): text
        case .date(let date): date.civil.preciseClock + "Z"
        }
    }
}
