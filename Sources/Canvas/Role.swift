/// What a cell means; the theme decides what that looks like.
///
/// Roles keep colours out of every pure module: a screen test reads ``letter``s, and a theme is one flat file.
package enum Role: String, CaseIterable, Hashable, Sendable {
    case text
    case muted
    case title
    case header
    case border
    case axis
    case key
    case selection
    case cursor
    case archive
    case playlist
    case discontinuity
    case lag
    case pending
    case late
    case gap
    case unloaded
    case ok
    case info
    case notice
    case warning
    case critical

    /// The role's letter in a frame's role plane.
    package var letter: Character {
        switch self {
        case .text: "."
        case .muted: "m"
        case .title: "T"
        case .header: "H"
        case .border: "b"
        case .axis: "x"
        case .key: "k"
        case .selection: "S"
        case .cursor: "^"
        case .archive: "a"
        case .playlist: "p"
        case .discontinuity: "D"
        case .lag: "l"
        case .pending: "?"
        case .late: "<"
        case .gap: "G"
        case .unloaded: "u"
        case .ok: "o"
        case .info: "i"
        case .notice: "n"
        case .warning: "w"
        case .critical: "C"
        }
    }
}
