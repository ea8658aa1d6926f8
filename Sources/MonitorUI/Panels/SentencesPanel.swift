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
        let title =
            finding.map { StyledText($0.title, .header, .bold) }
            ?? StyledText("Nothing found", .header, .bold)
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

    private var sentences: [(label: String, text: String)] {
        guard let finding else { return [("what", healthy)] }
        let text = finding.sentences
        return [("what", text.what), ("why", text.why), ("viewer", text.viewer), ("next", text.next)]
    }

    private var healthy: String {
        guard let first = report.fragments.first?.fragment.producerTimestamp else {
            return "No fragments yet."
        }
        return "No findings among \(Quantity.count(report.fragments.count, "fragment")) since "
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
