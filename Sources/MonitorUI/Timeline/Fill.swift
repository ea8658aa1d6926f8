import Canvas
import StreamAnalysis

/// What a lane shows in one place; where several things fall into one column, the greatest is shown.
enum Fill: Int, CaseIterable, Comparable, Sendable {
    /// Nobody has looked there yet.
    case unloaded
    /// Not in the playlist, for a reason that is none of the stream's faults.
    case notServed
    /// Media.
    case media
    /// Not in the playlist yet; it may still come.
    case expected
    /// Media that arrived after newer media.
    case late
    /// Not in the playlist, since it arrived after newer media.
    case passedOver
    /// Not in the playlist, and nothing explains it.
    case missing
    /// No media, and it may still come.
    case pendingGap
    /// No media.
    case gap

    static func < (one: Fill, other: Fill) -> Bool { one.rawValue < other.rawValue }

    /// What a fragment with `membership` is in the playlist's lane.
    init(_ membership: ArchivedFragment.Membership) {
        self =
            switch membership {
            case .served: .media
            case .expected: .expected
            case .missing(.late): .late
            case .missing(.unexplained): .missing
            case .missing: .notServed
            }
    }

    /// What fragments with `memberships` are in the playlist's lane.
    static func all(in memberships: FragmentSummary.Memberships) -> [Fill] {
        table.compactMap { memberships.contains($0.0) ? $0.1 : nil }
    }

    private static let table: [(FragmentSummary.Memberships, Fill)] = [
        (.served, .media), (.expected, .expected), (.late, .late), (.unexplained, .missing),
        (.missing, .notServed),
    ]

    /// What it means.
    var words: String {
        switch self {
        case .unloaded: "not loaded, or not looked at since calls failed"
        case .notServed: "not in the playlist, and no fault: from before its session, say"
        case .media: "media"
        case .expected: "not in the playlist yet; it may still come"
        case .late: "media that arrived after newer media"
        case .passedOver: "not in the playlist, since it was late"
        case .missing: "not in the playlist, and nothing explains it"
        case .pendingGap: "no media yet; it may still come"
        case .gap: "no media"
        }
    }

    /// How it looks over a whole column, in a lane whose media has the role `media`.
    func cell(media: Role) -> Cell {
        switch self {
        case .unloaded: Cell(character: "╱", role: .unloaded)
        case .notServed: Cell(character: "·", role: .muted)
        case .media: Cell(character: "█", role: media)
        case .expected: Cell(character: "░", role: .pending)
        case .late: Cell(character: "▒", role: .late)
        case .passedOver: Cell(character: "╌", role: .late, emphasis: .bold)
        case .missing: Cell(character: "×", role: .gap, emphasis: .bold)
        case .pendingGap: Cell(character: "╌", role: .pending)
        case .gap: Cell(character: "╌", role: .gap, emphasis: .bold)
        }
    }
}
