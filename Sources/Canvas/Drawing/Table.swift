/// Rows of columns that line up.
package struct Table: Hashable, Sendable {
    /// One column: how wide, and on which side its text stands.
    package struct Column: Hashable, Sendable {
        /// How many cells a column gets.
        package enum Width: Hashable, Sendable {
            /// So many.
            case fixed(Int)
            /// A part of what the fixed ones leave, in proportion to the other shares.
            case share(Int)
        }

        /// How many cells it gets.
        package var width: Width
        /// Where its text stands.
        package var alignment: StyledText.Alignment

        /// A column `width` wide.
        package init(_ width: Width, _ alignment: StyledText.Alignment = .left) {
            self.width = width
            self.alignment = alignment
        }
    }

    /// The columns, left to right.
    package var columns: [Column]
    /// Blank cells between two columns.
    package static let spacing = 2

    /// A table of `columns`.
    package init(columns: [Column]) { self.columns = columns }

    /// The columns' widths when the whole table takes `width` cells.
    package func widths(in width: Int) -> [Int] {
        var fixed = Self.spacing * max(0, columns.count - 1)
        var shares = 0
        for column in columns {
            switch column.width {
            case .fixed(let cells): fixed += cells
            case .share(let share): shares += share
            }
        }
        let free = max(0, width - fixed)
        return columns.map { column in
            switch column.width {
            case .fixed(let cells): cells
            case .share(let share): free * share / max(1, shares)
            }
        }
    }

    /// One row over `width` cells; each text is cut to its column, and missing texts are blank.
    package func line(_ texts: [StyledText], width: Int) -> StyledText {
        let gap = StyledText(String(repeating: " ", count: Self.spacing))
        var line = StyledText()
        for (index, (column, cells)) in zip(columns, widths(in: width)).enumerated() {
            if index > 0 { line += gap }
            let text = index < texts.count ? texts[index] : StyledText()
            line += text.fitted(to: cells, column.alignment)
        }
        return line.fitted(to: width)
    }
}
