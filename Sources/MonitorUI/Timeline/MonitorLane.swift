import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the monitor itself did along the axis: which of its sessions served, and when its polls failed.
///
/// It stands at the monitor's own time, as `now` on the ruler does. A session begins with `├`, or with `↻` where it took
/// over from another one, and ends with `×` where it was lost. `L` is a column in which listings failed, `P` one in
/// which playlists did, and `X` one in which both did: what is missing there wasn't looked at.
struct MonitorLane: Sendable {
    /// One cell a column; `nil` where the monitor did nothing.
    private(set) var cells: [Cell?]

    /// What `report` tells of it on `axis` when it is `now`.
    init(report: StreamReport, axis: TimeAxis, now: Date) {
        cells = Array(repeating: nil, count: axis.columns)
        for record in report.sessions.reversed() { draw(record, axis, now) }
        drawFailures(report.outages, axis, now)
    }

    private mutating func draw(_ record: SessionRecord, _ axis: TimeAxis, _ now: Date) {
        let end = min(record.ended ?? now, record.expires, now)
        let (first, last) = (axis.column(at: record.opened), axis.column(at: end))
        guard first < axis.columns, last >= 0, first <= last else { return }
        let takesOver = (0..<axis.columns).contains(first) && cells[first] != nil
        for column in max(0, first)...min(axis.columns - 1, last) {
            cells[column] = Cell(character: "─", role: .muted)
        }
        put(takesOver ? "↻" : "├", at: first, .info)
        write(" session \(record.id.ordinal) ", after: first, before: last)
        if case .lost? = record.ending { put("×", at: last, .warning) }
        if record.ended == nil, record.expires <= now { put("×", at: last, .warning) }
    }

    private mutating func put(_ character: Character, at column: Int, _ role: Role) {
        guard cells.indices.contains(column) else { return }
        cells[column] = Cell(character: character, role: role, emphasis: .bold)
    }

    /// Writes `words` a little after the column `first`, or where the axis begins, if they fit before `last`.
    private mutating func write(_ words: String, after first: Int, before last: Int) {
        let start = max(first, -1) + 2
        guard start + words.count < min(last, cells.count) else { return }
        for (offset, cell) in StyledText(words, .muted).cells.enumerated() { cells[start + offset] = cell }
    }

    /// How failures look; both sources at once are the last.
    private static let signs: [(letter: Character, words: String)] = [
        ("L", " no listings "), ("P", " no playlists "), ("X", " no answers "),
    ]

    private mutating func drawFailures(_ outages: [PollOutage], _ axis: TimeAxis, _ now: Date) {
        var failing: [Int: Set<PollOutage.Source>] = [:]
        for outage in outages {
            let first = max(0, axis.column(at: outage.from))
            let last = min(axis.columns - 1, axis.column(at: outage.to ?? now))
            guard first <= last else { continue }
            for column in first...last { failing[column, default: []].insert(outage.source) }
        }
        let columns = failing.mapValues { sources in
            sources.count > 1 ? 2 : sources.contains(.listings) ? 0 : 1
        }
        var column = 0
        while column < axis.columns {
            guard let sign = columns[column] else {
                column += 1
                continue
            }
            let end = (column..<axis.columns).first { columns[$0] != sign } ?? axis.columns
            drawRun(column..<end, Self.signs[sign].letter, Self.signs[sign].words)
            column = end
        }
    }

    private mutating func drawRun(_ columns: Range<Int>, _ letter: Character, _ words: String) {
        for column in columns { put(letter, at: column, .warning) }
        guard columns.count >= words.count + 2 else { return }
        for (offset, cell) in StyledText(words, .warning, .bold).cells.enumerated() {
            cells[columns.lowerBound + 1 + offset] = cell
        }
    }
}
