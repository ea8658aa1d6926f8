import Canvas
import FoundationEssentials

/// One lane of media along the axis, an eighth of a column fine.
///
/// Blocks fill a cell from its left, so where media ends is shown to the eighth. Where it begins after nothing, only a
/// half and an eighth on the right can be had: the nearer of these is shown. Where two pieces touch, the column before
/// the border nearest to it is a quarter short; whatever is left blank beyond that isn't known to be media.
struct LaneCells: Sendable {
    private let axis: TimeAxis
    /// The role of media that is as it should be.
    private let media: Role
    private var eighths: [Fill?]
    /// The columns at whose end a piece begins that is wide enough to show it.
    private var notches: Set<Int> = []
    private var cracks: [Int: Fill] = [:]
    private var flags: Set<Int> = []

    /// How many parts a column has.
    static let parts = 8

    /// An empty lane along `axis`.
    init(axis: TimeAxis, media: Role) {
        self.axis = axis
        self.media = media
        eighths = Array(repeating: nil, count: Self.parts * axis.columns)
    }

    /// Paints a piece that begins in eighth `range.lowerBound` of the axis and ends before `range.upperBound`.
    mutating func paint(_ fill: Fill, over range: Range<Int>, showsStart: Bool) {
        let shown = max(0, range.lowerBound)..<max(0, range.lowerBound, min(eighths.count, range.upperBound))
        for eighth in shown { eighths[eighth] = eighths[eighth].map { max($0, fill) } ?? fill }
        guard showsStart else { return }
        notches.insert((range.lowerBound + Self.parts / 2).floorDivided(by: Self.parts) - 1)
    }

    /// Marks a hole from `start` to `end`. However narrow it is, at least one column shows it.
    mutating func mark(_ fill: Fill, from start: Date, to end: Date) {
        let first = axis.column(at: start)
        let last = axis.column(at: end)
        guard first < axis.columns, last >= 0 else { return }
        let empty = (max(0, first)...max(0, min(axis.columns - 1, last))).filter(isEmpty)
        for column in empty { fillColumn(column, with: fill) }
        guard empty.isEmpty else { return }
        let centre = axis.column(at: start.addingTimeInterval(end.timeIntervalSince(start) / 2))
        let middle = min(max(0, centre), axis.columns - 1)
        cracks[middle] = max(cracks[middle] ?? fill, fill)
    }

    /// Shows that nobody has looked between `start` and `end`, in columns of which nothing else is known.
    mutating func hatch(from start: Date, to end: Date) {
        let first = max(0, axis.column(at: start))
        let last = min(axis.columns - 1, axis.column(at: end.addingTimeInterval(-0.001)))
        guard first <= last else { return }
        for column in first...last where isEmpty(column) { fillColumn(column, with: .unloaded) }
    }

    private func places(of column: Int) -> Range<Int> {
        Self.parts * column..<Self.parts * (column + 1)
    }

    private func isEmpty(_ column: Int) -> Bool { eighths[places(of: column)].allSatisfy { $0 == nil } }

    private mutating func fillColumn(_ column: Int, with fill: Fill) {
        for eighth in places(of: column) { eighths[eighth] = fill }
    }

    /// Marks a DISCONTINUITY at `date`; it is shown in place of the media.
    mutating func flagDiscontinuity(at date: Date) { flags.insert(axis.column(at: date)) }

    /// What one column shows, or `nil` for nothing.
    func cell(at column: Int) -> Cell? {
        if let crack = cracks[column] {
            return Cell(character: "╎", role: crack == .gap ? .gap : .pending, emphasis: .bold)
        }
        if flags.contains(column) { return Cell(character: "D", role: .discontinuity, emphasis: .bold) }
        let parts = eighths[places(of: column)]
        guard let fill = parts.lazy.compactMap(\.self).max() else { return nil }
        var cell = fill.cell(media: media)
        if fill == .media { cell.character = character(of: parts, isNotched: notches.contains(column)) }
        return cell
    }

    private static let fromLeft: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    private static let fromRight: [Character] = [" ", "▕", "▕", "▐", "▐", "▐", "▐", "█", "█"]
    private static let notch: Character = "▊"

    /// A block as wide as the media in `parts`, on the side where it touches the next column's.
    private func character(of parts: ArraySlice<Fill?>, isNotched: Bool) -> Character {
        let filled = parts.count { $0 != nil }
        guard filled < Self.parts else { return isNotched ? Self.notch : "█" }
        let isFromLeft = parts.first != .some(nil) || parts.last == .some(nil)
        return isFromLeft ? Self.fromLeft[filled] : Self.fromRight[filled]
    }
}
