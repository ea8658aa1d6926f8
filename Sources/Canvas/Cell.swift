/// One character cell: what it shows, what it means, how strongly.
package struct Cell: Hashable, Sendable {
    /// How strongly a cell is shown, on top of its role.
    package struct Emphasis: OptionSet, Hashable, Sendable {
        /// One bit an emphasis.
        package let rawValue: UInt8

        /// The emphases whose bits are set in `rawValue`.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Heavier strokes or a brighter colour.
        package static let bold = Emphasis(rawValue: 1)
        /// Foreground and background exchanged.
        package static let reverse = Emphasis(rawValue: 2)
        /// A line below the character.
        package static let underline = Emphasis(rawValue: 4)
    }

    /// A single-width printable character; never a control character.
    package var character: Character
    /// What the cell means.
    package var role: Role
    /// How strongly it is shown.
    package var emphasis: Emphasis

    /// An empty cell.
    package static let blank = Cell(character: " ", role: .text, emphasis: [])

    /// A cell showing `character`.
    package init(character: Character, role: Role, emphasis: Emphasis = []) {
        self.character = character
        self.role = role
        self.emphasis = emphasis
    }
}
