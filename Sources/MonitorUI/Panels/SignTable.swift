import Canvas
import StreamAnalysis

/// What the signs of the screen mean, taken from where they are drawn.
struct SignTable {
    /// Signs of one place, and the words for each.
    struct Section {
        /// Where they stand.
        var heading: String
        /// The signs with their words.
        var rows: [(sign: StyledText, words: String)]
    }

    /// All of them.
    static var sections: [Section] {
        [
            Section(heading: "Signs: how bad it is", rows: severities),
            Section(heading: "Signs: archive and playlist", rows: fills),
            Section(heading: "Signs: monitor", rows: MonitorLane.signs),
            Section(heading: "Signs: findings", rows: findings),
        ]
    }

    private static var severities: [(sign: StyledText, words: String)] {
        ([nil] + Finding.Severity.allCases).map { (severity: Finding.Severity?) in
            (StyledText(String(severity.glyph), severity.role, .bold), severity?.word ?? "ok")
        }
    }

    private static var fills: [(sign: StyledText, words: String)] {
        let fills = Fill.allCases.map { fill in
            let cell = fill.cell(media: .archive)
            return (StyledText(String(cell.character), cell.role, cell.emphasis), fill.words)
        }
        return fills + [
            (StyledText("╎", .gap, .bold), "a gap narrower than a column"),
            (StyledText("D", .discontinuity, .bold), "a DISCONTINUITY in the playlist"),
        ]
    }

    /// Kinds that share a sign stand beside it together.
    private static var findings: [(sign: StyledText, words: String)] {
        var rows: [(sign: FindingSign, kinds: [Finding.Kind])] = []
        for kind in Finding.Kind.allCases {
            let sign = FindingSign.of(kind)
            if let row = rows.firstIndex(where: { $0.sign.glyph == sign.glyph }) {
                rows[row].kinds.append(kind)
            } else {
                rows.append((sign, [kind]))
            }
        }
        return rows.map { row in
            let sign = StyledText(String(row.sign.glyph), row.sign.role, .bold)
            return (sign, row.kinds.map(\.words).joined(separator: ", "))
        }
    }
}
