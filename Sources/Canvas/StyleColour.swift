/// A colour as a theme states it; what a terminal can't show becomes the nearest colour it can.
package enum Colour: Hashable, Sendable {
    /// Red, green and blue, each 0 to 255.
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
    /// An entry of the terminal's palette: 0 to 15 are the user's own ANSI colours, 16 to 231 a cube of 6×6×6,
    /// 232 to 255 greys.
    case indexed(UInt8)

    /// The names of the ANSI colours, in the order of their indices, 0 to 15.
    package static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
        "bright-cyan", "bright-white",
    ]

    /// The colour that a theme file calls `name`: one of ``names``, an index from `0` to `255`, or `#rrggbb`.
    package init?(named name: String) {
        if let index = Self.names.firstIndex(of: name) {
            self = .indexed(UInt8(index))
        } else if let index = UInt8(name) {
            self = .indexed(index)
        } else if let colour = Self.hexadecimal(name) {
            self = colour
        } else {
            return nil
        }
    }

    private static func hexadecimal(_ text: String) -> Colour? {
        let digits = text.utf8.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7, digits.count == 6 else {
            return nil
        }
        func component(_ at: Int) -> UInt8 { UInt8(digits[at] * 16 + digits[at + 1]) }
        return .rgb(red: component(0), green: component(2), blue: component(4))
    }
}
