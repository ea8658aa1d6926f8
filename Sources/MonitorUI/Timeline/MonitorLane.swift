import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the monitor itself did along the axis: which of its sessions served, and when its polls failed.
///
/// It stands at the monitor's own time, as `now` on the ruler does. A session begins with `├`, or with `↻` where it took
/// over from another one, and ends with `×` where it was lost; the one in use reaches on to where it expires. `L` is a column in which listings failed, `P` one in
/// which playlists did, and `X` one in which both did: what is missing there wasn't looked at. In small letters it was a
/// single call, which the next poll makes up for.
struct MonitorLane: Sendable {
    /// One cell a column; `nil` where the monitor did nothing.
    private(set) var cells: [Cell?]
    /// Where sessions began and were lost, which stands before all else.
    private var events: [Int: Cell] = [:]

    /// What `report` tells of it on `axis` when it is `now`.
    init(report: StreamReport, axis: TimeAxis, now: Date) {
        cells = Array(repeating: nil, count: axis.columns)
        guard axis.columns > 0 else { return }
        let sessions = report.sessions.reversed()
        for record in sessions { draw(record, axis, now) }
        drawFailures(report.outages, axis, now)
        for record in sessions { name(record, axis) }
        for (column, cell) in events where cells.indices.contains(column) { cells[column] = cell }
    }

    private static func columns(of record: SessionRecord, _ axis: TimeAxis) -> ClosedRange<Int>? {
        let first = axis.column(at: record.opened)
        let last = axis.column(at: min(record.ended ?? record.expires, record.expires))
        return first < axis.columns && last >= 0 && first <= last ? first...last : nil
    }

    private mutating func draw(_ record: SessionRecord, _ axis: TimeAxis, _ now: Date) {
        guard let columns = Self.columns(of: record, axis) else { return }
        let takesOver = cells.indices.contains(columns.lowerBound) && cells[columns.lowerBound] != nil
        for column in columns.clamped(to: 0...axis.columns - 1) {
            cells[column] = Cell(character: "─", role: .muted)
        }
        let isLost = if case .lost? = record.ending { true } else { false }
        let hasExpired = record.ended == nil && record.expires <= now
        events[columns.lowerBound] = Cell(
            character: takesOver ? "↻" : "├", role: .info, emphasis: .bold)
        guard isLost || hasExpired else { return }
        events[columns.upperBound] = Cell(character: "×", role: .warning, emphasis: .bold)
    }

    /// Writes which session it is into the first free stretch of its line that is long enough.
    private mutating func name(_ record: SessionRecord, _ axis: TimeAxis) {
        guard let columns = Self.columns(of: record, axis) else { return }
        let words = StyledText(" session \(record.id.ordinal) ", .muted).cells
        let last = min(columns.upperBound, axis.columns) - words.count - 1
        let start = max(columns.lowerBound, -1) + 2
        guard start <= last else { return }
        let free = (start...last).first { start in
            cells[start..<start + words.count].allSatisfy { $0?.character == "─" }
        }
        guard let free else { return }
        for (offset, cell) in words.enumerated() { cells[free + offset] = cell }
    }

    /// What failed in a column, and whether it was more than a single call.
    private struct Failure: Hashable {
        var sources: Set<PollOutage.Source> = []
        var isLasting = false

        var letter: Character {
            let letter = sources.count > 1 ? "X" : sources.contains(.listings) ? "L" : "P"
            return Character(isLasting ? letter : letter.lowercased())
        }

        var role: Role { isLasting ? .warning : .notice }

        var words: String {
            sources.count > 1
                ? " no answers " : sources.contains(.listings) ? " no listings " : " no playlists "
        }
    }

    private mutating func drawFailures(_ outages: [PollOutage], _ axis: TimeAxis, _ now: Date) {
        var failures: [Int: Failure] = [:]
        for outage in outages {
            let first = max(0, axis.column(at: outage.from))
            let last = min(axis.columns - 1, axis.column(at: outage.to ?? now))
            guard first <= last else { continue }
            for column in first...last {
                failures[column, default: Failure()].sources.insert(outage.source)
                if outage.failures > 1 { failures[column]?.isLasting = true }
            }
        }
        var column = 0
        while column < axis.columns {
            guard failures[column] != nil else {
                column += 1
                continue
            }
            let end = (column..<axis.columns).first { failures[$0] == nil } ?? axis.columns
            draw(failures, over: column..<end)
            column = end
        }
    }

    /// Letters for each column of `run`, and words over what failed alike; over all of it where that alternates.
    private mutating func draw(_ failures: [Int: Failure], over run: Range<Int>) {
        for column in run {
            guard let failure = failures[column] else { continue }
            cells[column] = Cell(
                character: failure.letter, role: failure.role, emphasis: failure.isLasting ? .bold : [])
        }
        var isNamed = false
        var start = run.lowerBound
        while start < run.upperBound, let failure = failures[start] {
            let end = (start..<run.upperBound).first { failures[$0] != failure } ?? run.upperBound
            if failure.isLasting, write(failure.words, over: start..<end) { isNamed = true }
            start = end
        }
        let sources = run.compactMap { failures[$0] }.filter(\.isLasting).reduce(into: Set()) {
            $0.formUnion($1.sources)
        }
        guard !isNamed, !sources.isEmpty else { return }
        let whole = Failure(sources: sources, isLasting: true)
        _ = write(sources.count > 1 ? " polls fail " : whole.words, over: run)
    }

    /// Writes `words` near the beginning of `columns`, and tells whether there was room between two letters.
    private mutating func write(_ words: String, over columns: Range<Int>) -> Bool {
        guard columns.count >= words.count + 2 else { return false }
        for (offset, cell) in StyledText(words, .warning, .bold).cells.enumerated() {
            cells[columns.lowerBound + 1 + offset] = cell
        }
        return true
    }
}

extension MonitorLane {
    /// Its signs and what they mean.
    static let signs: [(sign: StyledText, words: String)] = [
        (StyledText("├─", .info, .bold), "a session of the monitor's begins and serves"),
        (StyledText("↻", .info, .bold), "one takes over from another"),
        (StyledText("×", .warning, .bold), "one was lost, or expired in use"),
        (StyledText("L P X", .warning, .bold), "listings failed, playlists did, both did: not looked at"),
        (StyledText("l p x", .notice), "the same, for a single call"),
    ]
}
