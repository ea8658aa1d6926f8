extension Style {
    /// A word of a style that means nothing.
    package struct NotationError: Error, Hashable {
        /// The word, or an empty text where a word is missing.
        package let word: String

        /// An error about `word`.
        package init(word: String) { self.word = word }

        /// What a style may consist of.
        package static let accepted =
            "a colour, \"on\" and a colour, and any of bold, reverse, underline; a colour is default, 0 to 255, #rrggbb or "
            + Colour.names.joined(separator: ", ")
    }

    private static let emphases: [String: Cell.Emphasis] = [
        "bold": .bold, "reverse": .reverse, "underline": .underline,
    ]

    /// The style that a theme file writes as `notation`: `yellow bold`, `#ff5f5f on default reverse`, or nothing.
    package init(notation: String) throws(NotationError) {
        self = .plain
        var words = notation.split(separator: " ").map(String.init)[...]
        while let word = words.popFirst() {
            if let emphasis = Self.emphases[word] {
                self.emphasis.insert(emphasis)
            } else if word == "on" {
                background = try Self.colour(words.popFirst() ?? "")
            } else {
                foreground = try Self.colour(word)
            }
        }
    }

    private static func colour(_ word: String) throws(NotationError) -> Colour? {
        if word == "default" { return nil }
        guard let colour = Colour(named: word) else { throw NotationError(word: word) }
        return colour
    }
}
