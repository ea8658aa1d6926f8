/// What a role looks like: colours and emphasis.
package struct Style: Hashable, Sendable {
    /// The colour of the character; `nil` is the terminal's own.
    package var foreground: Colour?
    /// The colour behind it; `nil` is the terminal's own.
    package var background: Colour?
    /// How strongly it is shown, on top of what a cell asks for itself.
    package var emphasis: Cell.Emphasis

    /// A style; without arguments, the terminal's own.
    package init(
        foreground: Colour? = nil, background: Colour? = nil, emphasis: Cell.Emphasis = []
    ) {
        self.foreground = foreground
        self.background = background
        self.emphasis = emphasis
    }

    /// The terminal's own colours, not emphasised.
    package static let plain = Style()
}
