/// A label and a text beside it, broken into lines.
struct Paragraph {
    /// No line is wider.
    static let width = 100

    /// What stands left of the first line.
    var label: String
    /// Columns before the text, in every line.
    var indent: Int
    /// The text, already clean.
    var text: String
    /// No line of this one is wider.
    var width = Self.width

    /// The lines, none wider than ``width-swift.property``.
    var lines: [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap(pieces) {
            if !line.isEmpty, PlainText.columns(line) + 1 + PlainText.columns(word) > room {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return zip(0..., lines).map { index, line in
            let start = index == 0 ? label : ""
            return start + String(repeating: " ", count: max(0, indent - PlainText.columns(start))) + line
        }
    }

    private var room: Int { width - indent }

    /// A word cut into pieces that fit into a line.
    private func pieces(of word: Substring) -> [String] {
        var pieces = [""]
        var columns = 0
        for character in word {
            let width = PlainText.columns(String(character))
            if columns + width > room {
                pieces.append("")
                columns = 0
            }
            pieces[pieces.count - 1].append(character)
            columns += width
        }
        return pieces
    }
}
