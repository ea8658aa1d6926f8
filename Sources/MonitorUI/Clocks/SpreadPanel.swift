import Canvas

/// A histogram with its scale and percentiles.
struct SpreadPanel: Panel {
    /// What is drawn.
    let spread: Spread
    /// What it is the spread of, and of how many.
    let name: String
    /// How many values there are, in words.
    let sample: String
    /// Columns on the left for the scale of the counts.
    let gutter: Int
    /// What the bars mean.
    let role: Role
    /// A value as it is spelled.
    let spell: (Double) -> String

    /// Each bin is so many columns wide at least.
    private static let leastBinWidth = 2
    private static let fewestBins = 8.0

    /// How many bins so many values are worth on so many columns.
    static func bins(of count: Int, columns: Int) -> Int {
        let wanted = max(fewestBins, 3 * Double(count).squareRoot())
        return max(1, min(columns / leastBinWidth, Int(wanted)))
    }

    func draw(into frame: inout Frame, area: Rect) {
        var area = area
        Rule(title: title(width: area.size.columns - 4)).draw(into: &frame, area: area.cutTop(1))
        let scaleRow = area.cutBottom(1)
        let plot = Rect(
            column: area.origin.column + gutter, row: area.origin.row,
            columns: area.size.columns - gutter - 1,
            rows: area.size.rows)
        guard plot.size.rows > 0, plot.size.columns > 0 else { return }
        let width = max(1, plot.size.columns / spread.bins.count)
        let most = max(1, spread.bins.max() ?? 1)
        let fractions = spread.bins.flatMap { count in
            Array(repeating: count == 0 ? nil : Double(count) / Double(most), count: width)
        }
        Bars(fractions: fractions, rows: plot.size.rows).draw(into: &frame, area: plot, role: role)
        drawCounts(most, into: &frame, area: plot)
        drawScale(into: &frame, area: plot, row: scaleRow, width: width * spread.bins.count)
    }

    private func title(width: Int) -> StyledText {
        let figure = { (label: String, value: Double) in
            StyledText.labelled(label, spell(value) + " s")
        }
        let facts = [
            Fact(text: StyledText(name, .header, .bold), rank: 0),
            Fact(text: StyledText(sample, .muted), rank: 4),
            Fact(text: figure("p50", spread.median), rank: 0), Fact(text: figure("p90", spread.p90), rank: 2),
            Fact(text: figure("p99", spread.p99), rank: 1),
            Fact(text: figure("max", spread.greatest), rank: 0),
        ]
        return Fact.line(facts, width: width, separator: "  ")
    }

    private func drawCounts(_ most: Int, into frame: inout Frame, area: Rect) {
        for row in 0..<area.size.rows {
            let label = row == 0 ? Quantity.grouped(most) + " " : ""
            let text = StyledText(label, .muted) + StyledText(row == 0 ? "┤" : "│", .axis)
            frame.write(
                text, at: Point(column: area.origin.column - text.width, row: area.origin.row + row),
                in: frame.bounds)
        }
    }

    /// What the columns mean, below them, and how many values lie off the scale.
    private func drawScale(into frame: inout Frame, area: Rect, row: Rect, width: Int) {
        let beyond = [
            spread.below > 0 ? "‹ \(Quantity.grouped(spread.below)) below" : nil,
            spread.above > 0 ? "\(Quantity.grouped(spread.above)) above ›" : nil,
        ].compactMap(\.self).joined(separator: ", ")
        let note = StyledText(beyond, .notice)
        let labels = area.size.columns - (note.width > 0 ? note.width + 2 : 0)
        let row = Rect(
            column: area.origin.column, row: row.origin.row, columns: area.size.columns, rows: row.size.rows)
        var free = 0
        for place in 0...4 {
            let share = Double(place) / 4
            let text = StyledText(spread.scale.label(at: 1 - share, width: .max), .axis)
            let start = min(Int((share * Double(width)).rounded()), width - text.width)
            guard start >= free, start + text.width <= labels else { continue }
            frame.write(text, at: Point(column: start, row: 0), in: row)
            free = start + text.width + 2
        }
        frame.write(note, at: Point(column: row.size.columns - note.width, row: 0), in: row)
    }
}
