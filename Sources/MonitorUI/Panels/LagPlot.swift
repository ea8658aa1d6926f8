import Canvas
import FoundationEssentials

/// The lag of each fragment as a line of dots, with its scale on the left.
struct LagPlot: Panel {
    /// What is drawn.
    let columns: TimelineColumns

    func draw(into frame: inout Frame, area: Rect) {
        let values = columns.lags.map(\.seconds)
        guard let low = values.min(), let high = values.max(), area.size.rows > 0 else { return }
        let scale = PlotScale(low: low, high: high)
        var plot = BraillePlot(columns: area.size.columns, rows: area.size.rows)
        var previous: (x: Int, y: Int)?
        for lag in columns.lags {
            let y = scale.row(of: lag.seconds, height: plot.height)
            let first = place(of: lag.from)
            let last = max(first, min(plot.width - 1, place(of: lag.to) - 1))
            if let previous, previous.x + 1 >= first { plot.setColumn(x: first, from: previous.y, to: y) }
            for x in max(0, first)...max(0, last) where x >= first { plot.set(x: x, y: y) }
            previous = (last, y)
        }
        plot.draw(into: &frame, area: area, role: .lag)
        drawScale(scale, into: &frame, area: area)
    }

    /// The half column that holds `date`.
    private func place(of date: Date) -> Int {
        let axis = columns.axis
        let halves = (date.timeIntervalSince1970 - axis.start) / axis.secondsPerColumn * 2
        return Int(min(1e6, max(-1e6, halves)).rounded(.down))
    }

    private func drawScale(_ scale: PlotScale, into frame: inout Frame, area: Rect) {
        let last = area.size.rows - 1
        let labelled = last >= 4 && last % 2 == 0 ? [0, last / 2, last] : [0, last]
        for row in 0...last {
            let share = last == 0 ? 0 : Double(row) / Double(last)
            let label = labelled.contains(row) ? scale.label(at: share) : ""
            let text = StyledText(label, .muted) + StyledText(labelled.contains(row) ? " ┤" : " │", .axis)
            let start = area.origin.column - text.width
            frame.write(text, at: Point(column: start, row: area.origin.row + row), in: frame.bounds)
        }
    }
}
