/// What fills the terminal; raw values are the digits that show it.
package enum ScreenKind: Int, CaseIterable, Hashable, Sendable {
    case stream = 1
    case fragments

    /// What it is called.
    package var title: String {
        switch self {
        case .stream: "Stream"
        case .fragments: "Fragments"
        }
    }

    /// The key that shows it.
    var key: Character { Character(String(rawValue)) }
}
