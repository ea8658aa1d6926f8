package import Canvas

/// How many colours a terminal shows, and which of them comes nearest to a theme's.
package enum ColourDepth: Hashable, Sendable {
    /// None.
    case none
    /// The ANSI colours without their bright halves.
    case eight
    /// The ANSI colours.
    case sixteen
    /// The palette of xterm.
    case indexed
    /// Red, green and blue, as in the terminal types that end in `-direct`.
    case direct

    /// The depth of a terminal with this many colours.
    package init(colours: Int) {
        self =
            switch colours {
            case ..<8: .none
            case 8..<16: .eight
            case 16..<256: .sixteen
            case 256...0xFFFF: .indexed
            default: .direct
            }
    }

    /// The terminal's number for the colour nearest to `colour`; -1 is the terminal's own.
    package func index(for colour: Colour?) -> Int32 {
        switch (self, colour) {
        case (.none, _), (_, nil): -1
        case (.direct, .rgb(let red, let green, let blue)?):
            Palette.direct(RGB(red: Int(red), green: Int(green), blue: Int(blue)))
        case (.direct, .indexed(let index)?):
            index < 8 ? Int32(index) : Palette.direct(Palette.colours[Int(index)])
        case (.indexed, .rgb(let red, let green, let blue)?):
            Palette.nearest(to: RGB(red: Int(red), green: Int(green), blue: Int(blue)), among: 16..<256)
        case (.indexed, .indexed(let index)?): Int32(index)
        case (.sixteen, .some(let colour)): Palette.ansi(colour)
        case (.eight, .some(let colour)): Palette.dim(Palette.ansi(colour))
        }
    }
}

/// A colour's parts, each 0 to 255.
struct RGB: Hashable {
    let red, green, blue: Int

    /// How unlike two colours look: the squared distance, weighted by what the eye sees best (ITU-R BT.601).
    func distance(to other: RGB) -> Int {
        let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
        return 299 * red * red + 587 * green * green + 114 * blue * blue
    }

    /// The distance between the strongest part and the weakest: 0 for greys.
    var chroma: Int { max(red, green, blue) - min(red, green, blue) }
}
