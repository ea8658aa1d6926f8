import Canvas

/// A figure along the axis as a line of dots, with its scale on the left.
struct LagPlot: Panel {
    /// What is drawn.
    let lags: LagTrace
    /// Its scale, or `nil` for the usual one.
    var scale: PlotScale?
    /// What the line means.
    var role = Role.lag
    /// Columns on the left that its name takes beside the topmost label.
    var nameWidth = 0
    /// A second line behind it.
    var trend = LagTrace(count: 0)

    func draw(into frame: inout Frame, area: Rect) {
        guard let scale = scale ?? lags.scale, area.size.rows > 0 else { return }
        var line = BraillePlot(columns: area.size.columns, rows: area.size.rows)
        trend.draw(into: &line, scale: scale, isDashed: true)
        line.draw(into: &frame, area: area, role: .notice)
        var plot = BraillePlot(columns: area.size.columns, rows: area.size.rows)
        lags.draw(into: &plot, scale: scale)
        plot.addWhereUsed(line)
        plot.draw(into: &frame, area: area, role: role)
        drawScale(scale, into: &frame, area: area)
    }

    private func drawScale(_ scale: PlotScale, into frame: inout Frame, area: Rect) {
        let last = area.size.rows - 1
        let labelled = last >= 4 && last % 2 == 0 ? [0, last / 2, last] : [0, last]
        for row in 0...last {
            let share = last == 0 ? 0 : Double(row) / Double(last)
            let label =
                labelled.contains(row)
                ? scale.label(at: share, width: area.origin.column - 2 - nameWidth) : ""
            let text = StyledText(label, .muted) + StyledText(labelled.contains(row) ? " ┤" : " │", .axis)
            let start = area.origin.column - text.width
            frame.write(text, at: Point(column: start, row: area.origin.row + row), in: frame.bounds)
        }
    }
}
