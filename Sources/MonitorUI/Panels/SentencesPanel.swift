import Canvas
import FoundationEssentials
import StreamAnalysis

/// What, why, viewer and next of the chosen finding; or that there is nothing to say.
struct SentencesPanel: Panel {
    /// The finding, or `nil` for a stream without any.
    let finding: Finding?
    /// What there was to find something in.
    let report: StreamReport

    private static let labelWidth = 8

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        Rule(title: title).draw(into: &frame, area: area.cutTop(1))
        let width = area.size.columns - Self.labelWidth - 2
        let blocks = sentences.map { ($0.label, StyledText($0.text).wrapped(to: width)) }
        let rows = Self.share(blocks.map(\.1.count), among: area.size.rows)
        var row = 0
        for (index, (label, lines)) in blocks.enumerated() where rows[index] > 0 {
            for (line, text) in lines.beginning(rows[index], width: width).enumerated() {
                let name = StyledText(line == 0 ? label : "", .key, .bold).fitted(to: Self.labelWidth)
                frame.write(name + text, at: Point(column: 1, row: row), in: area)
                row += 1
            }
        }
    }

    /// At most so many rows take the sentences of any of `findings` on a panel of `columns`, without its title: room is
    /// kept for these, so that nothing moves while one after the other is looked at. Counted, not wrapped, since a day
    /// has thousands.
    static func rows(of findings: [Finding], columns: Int) -> Int {
        let width = max(1 + usualWord, columns - labelWidth - 2)
        let rows = { (sentence: String) in
            let length = sentence.utf8.count
            return length <= width ? 1 : (length - 1) / (width - usualWord) + 1
        }
        return findings.indices.reduce(0) { most, index in
            let text = findings[index].sentences
            return max(most, rows(text.what) + rows(text.why) + rows(text.viewer) + rows(text.next))
        }
    }

    /// A line may end this much sooner, for the next word is that long.
    private static let usualWord = 10

    /// What it is, and all that a narrow list leaves out.
    private var title: StyledText {
        guard let finding else { return StyledText("Nothing found", .header, .bold) }
        let words = [finding.time(near: report.date), finding.state.rawValue, finding.detailWords]
        return StyledText(finding.title, .header, .bold)
            + StyledText(words.filter { !$0.isEmpty }.map { "  \($0)" }.joined(), .muted)
    }

    private var sentences: [(label: String, text: String)] {
        guard let finding else { return [("what", healthy)] }
        let text = finding.sentences
        return [("what", text.what), ("why", text.why), ("viewer", text.viewer), ("next", text.next)]
    }

    private var healthy: String {
        guard let first = report.fragments.first?.fragment.producerTimestamp else {
            return "No fragments yet."
        }
        return "No findings among \(Wording.count(report.fragments.count, "fragment")) since "
            + "\(first.clock(near: report.date))Z. Gaps, late fragments, reconnects, clock jumps and broken "
            + "sessions would be listed above."
    }

    /// How many rows each sentence gets: first one each, what and next before why and viewer, then what is left.
    static func share(_ wanted: [Int], among rows: Int) -> [Int] {
        let order = [0, 3, 1, 2].filter { $0 < wanted.count }
        var given = wanted.map { _ in 0 }
        var left = rows
        while left > 0,
            let index = order.first(where: { given[$0] < wanted[$0] && given[$0] == given.min() })
                ?? order.first(where: { given[$0] < wanted[$0] })
        {
            given[index] += 1
            left -= 1
        }
        return given
    }
}
