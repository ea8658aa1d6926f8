import Canvas

/// Where the parts of a list screen are.
struct ListPanelLayout: Hashable, Sendable {
    /// What is said above; without rows where there is no room.
    let summary: Rect
    /// The title.
    let title: Rect
    /// The columns' names.
    let names: Rect
    /// The rows.
    let rows: Rect
    /// What is said of the chosen row, below a rule; without rows where there is no room.
    let details: Rect

    /// A list is there for its rows: with fewer than these it has nothing below them.
    private static let fewRows = 10
    /// What stands above takes at most one row of so many.
    private static let share = 4

    /// The arrangement in `area` with so many lines above the list and below its rule.
    init(area: Rect, summaryRows: Int, detailRows: Int) {
        var area = area
        let below = detailRows == 0 ? 0 : detailRows + 1
        details = area.cutBottom(area.size.rows - below - 2 < Self.fewRows ? 0 : below)
        summary = area.cutTop(summaryRows * Self.share > area.size.rows ? 0 : summaryRows)
            .inset(columns: 2, rows: 0)
        title = area.cutTop(1)
        names = area.cutTop(1)
        rows = area
    }
}
