/// The list in which a theme is chosen; the one that is chosen is on screen meanwhile.
struct ThemePicker: Hashable, Sendable {
    /// What can be chosen.
    let choices: [ThemeChoice]
    /// The theme from before, which leaving goes back to.
    let before: String
    /// The place of the chosen one.
    private(set) var place: Int

    /// A list of `choices` that begins at the theme called `current`, or `nil` without any.
    init?(_ choices: [ThemeChoice], current: String) {
        guard !choices.isEmpty else { return nil }
        self.choices = choices
        before = current
        place = choices.firstIndex { $0.name == current } ?? 0
    }

    /// The one that is chosen.
    var chosen: ThemeChoice { choices[place] }

    /// The name of the theme on screen: the chosen one, unless it can't be used.
    var shown: String { chosen.fault == nil ? chosen.name : before }

    /// Goes so many places down, or up where negative, and no further than the ends.
    mutating func move(by step: Int) {
        place = min(choices.count - 1, max(0, place + step))
    }
}
