/// A stretch of time laid over columns, in seconds since 1970.
///
/// Column borders lie at fixed instants, multiples of ``secondsPerColumn``: when time goes on, nothing moves within its
/// column, and the axis scrolls by whole columns only.
package struct TimeAxis: Hashable, Sendable {
    /// How long one column is, in seconds; more than 0.
    package let secondsPerColumn: Double
    /// The leftmost column, counted in columns since 1970.
    package let firstColumn: Int
    /// How many columns there are.
    package let columns: Int
    /// Columns from one label to the next; labels stand at multiples of it.
    package let tickColumns: Int

    /// An axis of `columns` columns that begins with column `firstColumn`.
    package init(secondsPerColumn: Double, firstColumn: Int, columns: Int, tickColumns: Int) {
        self.secondsPerColumn = secondsPerColumn
        self.firstColumn = firstColumn
        self.columns = max(0, columns)
        self.tickColumns = max(1, tickColumns)
    }

    /// The column since 1970 that holds the instant `seconds`; far-off instants count as the ends of a long time.
    package static func absoluteColumn(at seconds: Double, secondsPerColumn: Double) -> Int {
        let column = (seconds / secondsPerColumn).rounded(.down)
        // A million years of quarter seconds, well inside Int.
        return column.isNaN ? 0 : Int(min(1e14, max(-1e14, column)))
    }

    /// The column that holds the instant `seconds`, 0 for the leftmost; outside the axis below 0 or from ``columns`` on.
    package func column(at seconds: Double) -> Int {
        Self.absoluteColumn(at: seconds, secondsPerColumn: secondsPerColumn) - firstColumn
    }

    /// The instant at which `column` begins.
    package func seconds(ofColumn column: Int) -> Double { Double(firstColumn + column) * secondsPerColumn }

    /// The first instant on the axis.
    package var start: Double { seconds(ofColumn: 0) }
    /// The first instant after the axis.
    package var end: Double { seconds(ofColumn: columns) }

    /// The columns that carry a label.
    package var ticks: [Int] {
        let past = ((firstColumn % tickColumns) + tickColumns) % tickColumns
        let first = past == 0 ? 0 : tickColumns - past
        return Array(stride(from: first, to: columns, by: tickColumns))
    }

    /// Draws the labels into the first row of `area`, each beginning at its own column, whole or not at all.
    package func drawLabels(into frame: inout Frame, area: Rect, label: (Double) -> String) {
        for column in ticks {
            let text = StyledText(label(seconds(ofColumn: column)), .axis)
            guard column + text.width <= columns else { continue }
            frame.write(text, at: Point(column: column, row: 0), in: area)
        }
    }

    /// Draws the ruler into the first row of `area`: a line as far as `column`, and the ticks alone after it.
    package func drawRuler(into frame: inout Frame, area: Rect, until column: Int) {
        let ticks = Set(ticks)
        for place in 0..<columns {
            let isTick = ticks.contains(place)
            guard place <= column || isTick else { continue }
            let character: Character = place > column ? "·" : isTick ? "┬" : "─"
            frame[area.point(place, 0)] = Cell(character: character, role: .axis)
        }
    }
}
