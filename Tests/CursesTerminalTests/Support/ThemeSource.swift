import Canvas
import Foundation
import Testing

@testable import CursesTerminal

/// A theme of the folder `themes`, read line by line: the files are flat.
struct ThemeSource {
    /// The folder of the embedded themes.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../themes").standardized

    /// The names of all of them.
    static let names: [String] =
        // Without the folder there is no theme, and a test says so.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        .map { $0.replacing(".toml", with: "") }

    /// What the theme is made for.
    let background: String
    /// What it looks like.
    let theme: Theme

    /// The theme called `name`.
    init(_ name: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: "\(name).toml"), encoding: .utf8)
        let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.wholeMatch(of: /([a-z]+) = "(.*)"/).map { (String($0.1), String($0.2)) }
        }
        let values = Dictionary(uniqueKeysWithValues: pairs)
        background = try #require(values["background"], "\(name) doesn't say what it is made for")
        var styles: [Role: Style] = [:]
        for (key, notation) in values where key != "background" {
            styles[try #require(Role(rawValue: key))] = try Style(notation: notation)
        }
        theme = Theme(name: name, styles: styles)
    }

    /// The extremes of the backgrounds it is made for.
    var backgrounds: [Light] {
        get throws {
            let names: [String] =
                switch background {
                case "dark": ["#000000", "#2b2b2b"]
                case "light": ["#ffffff", "#eeeeee"]
                case "any": ["#000000", "#ffffff"]
                default: [background]
                }
            return try names.map {
                Depiction.trueColour.light(of: try #require(Colour(named: $0)), isBold: false)
            }
        }
    }
}

/// What becomes of a theme's colours on the way to the eye.
enum Depiction: CaseIterable {
    /// As the file states them.
    case trueColour
    /// The nearest of xterm's palette.
    case palette

    /// What `colour` looks like. ANSI colours are those of a console, which shows bold ones bright.
    func light(of colour: Colour, isBold: Bool) -> Light {
        switch (colour, self) {
        case (.indexed(let index), _) where index < 8: Self.console[Int(index) + (isBold ? 8 : 0)]
        case (.rgb(let red, let green, let blue), .trueColour):
            Light(red: Int(red), green: Int(green), blue: Int(blue))
        default: Self.light(of: Palette.colours[Int(ColourDepth.indexed.index(for: colour))])
        }
    }

    private static func light(of colour: RGB) -> Light {
        Light(red: colour.red, green: colour.green, blue: colour.blue)
    }

    /// The palette of the Linux console, as of the VGA before it.
    private static let console: [Light] = [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ].map { Light(red: $0 >> 16, green: $0 >> 8 & 0xFF, blue: $0 & 0xFF) }
}
