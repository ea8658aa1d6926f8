/// How much time a column shows.
struct Zoom: Hashable, Sendable {
    /// The place in ``levels``.
    private(set) var level: Int = 5

    /// Seconds a column, and columns from one label to the next so that labels stand at round times.
    static let levels: [(secondsPerColumn: Double, tickColumns: Int)] = [
        (0.02, 50), (0.05, 20), (0.1, 20), (0.25, 20), (0.5, 20), (1, 15), (2, 15), (5, 12), (10, 12),
        (15, 20), (30, 20), (60, 15), (120, 15),
        (300, 12), (600, 12), (900, 12), (1800, 12),
    ]

    private static let shortest = 10.0
    private static let longest = 24.0 * 3600

    /// How long one column is, in seconds.
    var secondsPerColumn: Double { Self.levels[level].secondsPerColumn }
    /// Columns from one label to the next.
    var tickColumns: Int { Self.levels[level].tickColumns }

    /// The level at which `columns` columns show `seconds`, or a little more.
    func level(showing seconds: Double, columns: Int) -> Int {
        let span = { Self.levels[$0].secondsPerColumn * Double(columns) }
        return Self.levels.indices.first { span($0) >= seconds } ?? Self.levels.indices.upperBound - 1
    }

    /// Zooms by `offset` levels, as far as `columns` columns show 10 seconds to 24 hours or a little more.
    mutating func move(by offset: Int, columns: Int) {
        let span = { Self.levels[$0].secondsPerColumn * Double(columns) }
        let all = Self.levels.indices
        let first = all.last { span($0) <= Self.shortest } ?? all.lowerBound
        let last = all.first { span($0) >= Self.longest } ?? all.upperBound - 1
        level = min(max(level + offset, first), last)
    }
}
