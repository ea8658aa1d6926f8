/// What stands for a character where only ASCII can be shown.
package enum Glyphs {
    /// The ASCII stand-ins of what we draw ourselves and of what often comes in from outside.
    package static let ascii: [Character: Character] = [
        // Lines and corners.
        "─": "-", "━": "=", "═": "=", "╸": "=", "│": "|", "┃": "|", "╭": "+", "╮": "+", "╰": "\\", "└": "\\",
        "╯": "/",
        "┬": "+", "┴": "+", "├": "+", "┤": "+", "┼": "+", "╌": "_", "╱": "/", "╎": ":", "┄": ".",
        // Blocks.
        "█": "#", "▐": "|", "▌": "#", "▒": "%", "░": "?",
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#",
        "▏": ".", "▎": ".", "▍": ".", "▋": "#", "▊": "|", "▉": "#", "▕": "|",
        // Signs with a meaning of their own.
        "●": "*", "○": "o", "◆": "+", "▲": "!", "■": "X", "▸": ">", "◂": "<", "►": ">", "◄": "<", "▼": "v",
        "↻": "@", "‹": "<", "›": ">", "Δ": "d", "∩": "n", "∅": "N", "≡": "=", "‖": "|",
        "←": "<", "→": ">", "↑": "^", "↓": "v", "↗": "/", "↔": "=", "↕": "|", "▭": "O", "¶": "P", "✗": "x",
        // Typography.
        "…": "*", "–": "-", "—": "-", "−": "-", "·": ".", "•": "*", "±": "~", "×": "x", "µ": "u", "°": "o",
        "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"", "≤": "<", "≥": ">", "≈": "~",
        "≠": "#", "§": "S", "\u{A0}": " ", "\u{2009}": " ", "\u{202F}": " ",
    ]

    /// The ASCII character that stands for `character`: itself, one of ``ascii``, a dot's height, or `?`.
    package static func ascii(for character: Character) -> Character {
        if character.isASCII { return character }
        return ascii[character] ?? dots(of: character) ?? CharacterWidth.replacement
    }

    /// What a braille pattern looks like from afar: high, in the middle, low, or all over.
    private static func dots(of character: Character) -> Character? {
        guard let value = character.unicodeScalars.first?.value else { return nil }
        guard (BraillePlot.base..<BraillePlot.base + 0x100).contains(value) else { return nil }
        let bits = value - BraillePlot.base
        let isSet = [bits & 0x09 != 0, bits & 0x12 != 0, bits & 0x24 != 0, bits & 0xC0 != 0]
        guard let top = isSet.firstIndex(of: true), let bottom = isSet.lastIndex(of: true) else { return " " }
        return switch (top, bottom) {
        case (0, 0), (0, 1): "'"
        case (3, 3), (2, 3): "."
        case (1, 1), (1, 2), (2, 2): "-"
        default: "|"
        }
    }
}

extension Frame {
    /// The same frame in ASCII, cell by cell, so that nothing moves.
    package var inASCII: Frame {
        var frame = self
        frame.restyle(bounds) { $0.character = Glyphs.ascii(for: $0.character) }
        return frame
    }
}
