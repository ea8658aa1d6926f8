import Canvas

/// Where everything goes on a screen of some size.
struct ScreenLayout: Hashable, Sendable {
    /// Below this the timeline makes no sense and a few lines of figures take its place.
    static let minimum = Size(columns: 60, rows: 16)

    /// The lanes' rows, top to bottom, without their names on the left.
    struct Lanes: Hashable, Sendable {
        var axis, ruler, archive, playlist, monitor, marks, lag, steps: Rect
    }

    /// The screen's size.
    let size: Size
    /// Stream, verdict and figures.
    let header: Rect
    /// Columns on the left that hold the lanes' names.
    let gutter: Int
    /// How far the past is loaded; without rows unless that is shown.
    let progress: Rect
    /// All between header and bottom line, for screens that are something else than the stream's.
    let body: Rect
    /// All lanes with their names.
    let timeline: Rect
    /// The lanes one by one.
    let lanes: Lanes
    /// The list of findings with its title.
    let findings: Rect
    /// The fragment under the cursor with its title; without rows or columns where there is no room.
    let fragment: Rect
    /// How the calls do, with its title; without rows or columns where there is no room.
    let calls: Rect
    /// What, why, viewer and next, with their title.
    let sentences: Rect
    /// What Enter opens: findings, fragment and sentences together.
    let detail: Rect
    /// The bottom line.
    let bar: Rect

    /// A screen of `size` has too little room for the timeline.
    static func isTooSmall(_ size: Size) -> Bool {
        size.columns < minimum.columns || size.rows < minimum.rows
    }

    /// How many columns of time there are on a screen of `size`.
    static func plotColumns(of size: Size) -> Int { max(0, size.columns - gutter(of: size) - 1) }

    private static func gutter(of size: Size) -> Int { size.columns >= wide ? 16 : 12 }

    /// The arrangement for a screen of `size`, with so many rows that tell how far the past is loaded. Rows that a list of
    /// so many `findings` doesn't need are the sentences', where nothing else stands beside it; rows that at most so many
    /// lines of `sentences` don't need are the list's, where that is longer.
    init(size: Size, progressRows: Int = 0, findings findingCount: Int = .max, sentences lines: Int = .max) {
        self.size = size
        var area = Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
        bar = area.cutBottom(1)
        header = area.cutTop(size.rows >= 28 && size.columns >= Self.wide ? 3 : 2)
        progress = area.cutTop(progressRows)
        body = area
        if size.rows >= Self.airy { _ = area.cutTop(1) }
        gutter = Self.gutter(of: size)
        timeline = area.cutTop(Self.laneHeights(size.rows).reduce(0, +))
        lanes = Self.lanes(in: timeline, gutter: gutter, rows: size.rows)
        if size.rows >= Self.airy { _ = area.cutTop(1) }
        detail = area
        let content = max(0, area.size.rows - 2)
        let most = size.columns >= Self.veryWide ? 6 : 8
        let spare = size.columns < Self.wide ? content - max(1, findingCount) : 0
        let usual = min(most, max((content + 1) / 2, spare))
        let needed = max(Self.leastSentences, lines, content - findingCount)
        sentences = area.cutBottom(min(usual, needed) + 1)
        let hasRoom = area.size.rows >= 8
        calls = area.cutRight(hasRoom && size.columns >= Self.veryWide ? 46 : 0)
        fragment = area.cutRight(
            hasRoom && size.columns >= Self.veryWide ? 60 : Self.fragmentColumns(of: size))
        findings = area
    }

    /// A fragment's usual lines fit into 47 columns, and what is left beside them holds the findings' names.
    private static func fragmentColumns(of size: Size) -> Int {
        switch size.columns {
        case ..<wide: 0
        case ..<120: 47
        default: 50
        }
    }

    private static let wide = 100
    private static let veryWide = 170
    private static let airy = 32
    private static let leastSentences = 5

    /// The heights of axis, ruler, archive, playlist, monitor, marks, lag and steps on a screen of `rows` rows.
    ///
    /// A small screen has no steps: the screen of clocks has them at every size.
    private static func laneHeights(_ rows: Int) -> [Int] {
        switch rows {
        case ..<20: [1, 1, 1, 1, 0, 1, 2, 0]
        case ..<28: [1, 1, 1, 1, 1, 1, 3, 0]
        case ..<36: [1, 1, 1, 1, 1, 2, 4, 0]
        case ..<48: [1, 1, 1, 1, 1, 2, 7, 1]
        default: [1, 1, 2, 2, 1, 2, 11, 2]
        }
    }

    private static func lanes(in area: Rect, gutter: Int, rows: Int) -> Lanes {
        var area = area
        _ = area.cutLeft(gutter)
        _ = area.cutRight(1)
        let parts = laneHeights(rows).map { area.cutTop($0) }
        return Lanes(
            axis: parts[0], ruler: parts[1], archive: parts[2], playlist: parts[3], monitor: parts[4],
            marks: parts[5], lag: parts[6], steps: parts[7])
    }
}
