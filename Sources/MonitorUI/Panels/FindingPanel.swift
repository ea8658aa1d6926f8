import Canvas
import FoundationEssentials
import StreamAnalysis

/// One finding in full width: its sentences, its evidence, its fragments.
struct FindingPanel: Panel {
    /// The finding.
    let finding: Finding
    /// The moment of drawing.
    let now: Date

    /// How many of its lines are scrolled away.
    let scroll: Int
    /// What keys do.
    let keys: KeyMap

    /// It with all that is said about it.
    var reading: ReadingPanel {
        ReadingPanel(
            title: title, parts: Self.lines(of: finding), scroll: scroll, keys: keys, scope: .findings)
    }

    func draw(into frame: inout Frame, area: Rect) { reading.draw(into: &frame, area: area) }

    private var title: StyledText {
        let severity = Optional(finding.severity)
        return StyledText("► ", .selection, .bold)
            + StyledText("\(severity.glyph) \(finding.severity.word) ", severity.role, .bold)
            + StyledText(finding.title, .header, .bold)
            + StyledText(
                "  \(finding.time(near: now))  \(finding.state.rawValue)  \(finding.detailWords)", .muted)
    }

    /// What is said about `finding`, each line with its label.
    static func lines(of finding: Finding) -> [(label: String, text: StyledText)] {
        let sentences = finding.sentences
        let evidence = finding.evidence.map { StyledText.labelled($0.name, spell($0.value)) }
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
        case .number(let number): Wording.decimal(number, places: 3)
        case .count(let count): String(count)
        case .text(let text): text
        case .date(let date): date.civil.preciseClock + "Z"
        }
    }
}
