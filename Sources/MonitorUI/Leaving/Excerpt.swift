import Canvas
import FoundationEssentials
import StreamAnalysis

/// Something on the screen as text, for wherever it is needed next: a ticket, a chat, another program.
package struct Excerpt: Hashable, Sendable {
    /// What it is, as a sentence begins: `fragment number`.
    package var name: String
    /// The text; lines are separated by LF, and nothing in it acts on a terminal.
    package var text: String

    /// The excerpt called `name` of `lines`, which may come from outside.
    init(_ name: String, _ lines: [String]) {
        self.name = name
        text = lines.map { StyledText($0).plain }.joined(separator: "\n")
    }

    /// The same with ASCII characters only.
    var inASCII: Excerpt {
        var excerpt = self
        excerpt.text = text.inASCII
        return excerpt
    }
}

extension Excerpt {
    private static let labelWidth = 10

    /// Everything that is said about `finding`.
    init(_ finding: Finding, now: Date) {
        let title = [
            finding.severity.word, finding.title, finding.time(near: now), finding.state.rawValue,
            finding.detailWords,
        ].filter { !$0.isEmpty }.joined(separator: "  ")
        self.init(
            "finding", [title] + Self.lines(FindingPanel.lines(of: finding)))
    }

    /// Lines with their labels before them.
    static func lines(_ labelled: [(label: String, text: StyledText)]) -> [String] {
        labelled.map { label, text in
            label + String(repeating: " ", count: max(1, labelWidth - label.count)) + text.plain
        }
    }
}

extension String {
    /// The same with ASCII stand-ins, character by character.
    var inASCII: String { String(map { $0 == "\n" ? $0 : Glyphs.ascii(for: $0) }) }
}
