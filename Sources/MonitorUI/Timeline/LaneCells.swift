import Canvas
import FoundationEssentials

/// One lane of media along the axis, half a column fine.
struct LaneCells: Sendable {
    private let axis: TimeAxis
    /// The role of media that is as it should be.
    private let media: Role
    private var halves: [Fill?]
    /// The columns in which a piece begins that is wide enough to show it.
    private var starts: [Bool]
    private var cracks: [Int: Fill] = [:]
    private var flags: Set<Int> = []

    /// An empty lane along `axis`.
    init(axis: TimeAxis, media: Role) {
        self.axis = axis
        self.media = media
        halves = Array(repeating: nil, count: 2 * axis.columns)
        starts = Array(repeating: false, count: axis.columns)
    }

    /// Paints a piece that begins in half column `range.lowerBound` and ends before `range.upperBound`.
    mutating func paint(_ fill: Fill, over range: Range<Int>, showsStart: Bool) {
        for half in max(0, range.lowerBound)..<max(0, range.lowerBound, min(halves.count, range.upperBound)) {
            halves[half] = halves[half].map { max($0, fill) } ?? fill
        }
        if showsStart, (0..<halves.count).contains(range.lowerBound) { starts[range.lowerBound / 2] = true }
    }

    /// Marks a hole from `start` to `end`. However narrow it is, at least one column shows it.
    mutating func mark(_ fill: Fill, from start: Date, to end: Date) {
        let first = axis.column(at: start)
        let last = axis.column(at: end)
        guard first < axis.columns, last >= 0 else { return }
        let empty = (max(0, first)...max(0, min(axis.columns - 1, last))).filter {
            halves[2 * $0] == nil && halves[2 * $0 + 1] == nil
        }
        for column in empty {
            halves[2 * column] = fill
            halves[2 * column + 1] = fill
        }
        guard empty.isEmpty else { return }
        let centre = axis.column(at: start.addingTimeInterval(end.timeIntervalSince(start) / 2))
        let middle = min(max(0, centre), axis.columns - 1)
        cracks[middle] = max(cracks[middle] ?? fill, fill)
    }

    /// Shows where nothing was loaded between `start` and `end`, in columns of which nothing else is known.
    mutating func hatch(from start: Date, to end: Date) {
        let first = max(0, axis.column(at: start))
        let last = min(axis.columns - 1, axis.column(at: end.addingTimeInterval(-0.001)))
        guard first <= last else { return }
        for column in first...last where halves[2 * column] == nil && halves[2 * column + 1] == nil {
            halves[2 * column] = .unloaded
            halves[2 * column + 1] = .unloaded
        }
    }

    /// Marks a DISCONTINUITY at `date`; it is shown in place of the media.
    mutating func flagDiscontinuity(at date: Date) { flags.insert(axis.column(at: date)) }

    /// What one column shows, or `nil` for nothing.
    func cell(at column: Int) -> Cell? {
        if let crack = cracks[column] {
            return Cell(character: "╎", role: crack == .gap ? .gap : .pending, emphasis: .bold)
        }
        if flags.contains(column) { return Cell(character: "D", role: .discontinuity, emphasis: .bold) }
        let left = halves[2 * column]
        let right = halves[2 * column + 1]
        guard let fill = [left, right].compactMap(\.self).max() else { return nil }
        var cell = fill.cell(media: media)
        guard fill == .media else { return cell }
        if left == nil || starts[column] {
            cell.character = "▐"
        } else if right == nil {
            cell.character = "▌"
        }
        return cell
    }
}
