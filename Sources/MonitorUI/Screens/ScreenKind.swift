/// What fills the terminal; raw values are the digits that show it.
package enum ScreenKind: Int, CaseIterable, Hashable, Sendable {
    case streams = 0
    case stream = 1
    case fragments
    case playlist
    case clocks
    case sessions
    case calls

    /// What it is called.
    package var title: String {
        switch self {
        case .streams: "Streams"
        case .stream: "Stream"
        case .fragments: "Fragments"
        case .playlist: "Playlist"
        case .clocks: "Clocks"
        case .sessions: "Sessions"
        case .calls: "Calls"
        }
    }

    /// Time runs from left to right on it.
    var hasTimeAxis: Bool { self == .stream || self == .clocks }

    /// The key that shows it.
    var key: Character { Character(String(rawValue)) }
}
