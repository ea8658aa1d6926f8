internal import Canvas

/// The palette of xterm, whose 256 colours have become everybody's.
enum Palette {
    /// The colours by index: 16 ANSI colours as xterm sets them by default, a cube, a ramp of greys.
    static let colours: [RGB] = ansi + cube + greys

    private static let ansi: [RGB] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { RGB(red: $0 >> 16, green: $0 >> 8 & 0xFF, blue: $0 & 0xFF) }

    private static let cube: [RGB] = {
        let levels = [0, 95, 135, 175, 215, 255]
        return levels.flatMap { red in
            levels.flatMap { green in levels.map { RGB(red: red, green: green, blue: $0) } }
        }
    }()

    private static let greys: [RGB] = (0..<24).map { step in
        let level = 8 + 10 * step
        return RGB(red: level, green: level, blue: level)
    }

    /// The index of the colour nearest to `colour` among these indices.
    static func nearest(to colour: RGB, among indices: Range<Int>) -> Int32 {
        let best = indices.min { colours[$0].distance(to: colour) < colours[$1].distance(to: colour) }
        return Int32(best ?? 0)
    }

    /// The ANSI colour, 0 to 15, nearest to `colour`. What has a hue keeps it: a pale red isn't a grey.
    static func ansi(_ colour: Colour) -> Int32 {
        switch colour {
        case .indexed(let index) where index < 16: Int32(index)
        case .indexed(let index): ansi(colours[Int(index)])
        case .rgb(let red, let green, let blue): ansi(RGB(red: Int(red), green: Int(green), blue: Int(blue)))
        }
    }

    /// A colour whose parts are nearer to each other than this passes for a grey.
    private static let leastChroma = 48
    /// A colour whose weakest part is at least this strong is a bright one.
    private static let leastBright = 0x70

    private static func ansi(_ colour: RGB) -> Int32 {
        guard colour.chroma >= leastChroma else {
            let greys = [0, 8, 7, 15]
            let best = greys.min { colours[$0].distance(to: colour) < colours[$1].distance(to: colour) }
            return Int32(best ?? 7)
        }
        let weakest = min(colour.red, colour.green, colour.blue)
        // A part belongs to the hue from three fifths on: orange is yellow, vermilion is red.
        let threshold = weakest + colour.chroma * 3 / 5
        let parts = [colour.red, colour.green, colour.blue].enumerated()
        let hue = parts.reduce(0) { $1.element > threshold ? $0 | 1 << $1.offset : $0 }
        return Int32(weakest >= leastBright ? hue + 8 : hue)
    }

    /// The same colour without brightness. Bright black becomes the terminal's own: as black it would be invisible.
    static func dim(_ ansi: Int32) -> Int32 {
        if ansi == 8 { return -1 }
        return ansi & 7
    }

    /// The number of `colour` on a terminal that takes red, green and blue, where 0 to 7 mean ANSI colours.
    static func direct(_ colour: RGB) -> Int32 {
        let number = colour.red << 16 | colour.green << 8 | colour.blue
        return Int32(number < 8 ? number | 8 : number)
    }
}
