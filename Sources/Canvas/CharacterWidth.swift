/// How many columns a terminal gives a character, as far as a screen of single-width cells cares.
package enum CharacterWidth: Hashable, Sendable {
    /// One column, in every terminal we know of.
    case single
    /// Two columns, or a width that terminals disagree about: shown as a replacement.
    case unsure
    /// No column of its own: combining marks, format characters, bidirectional controls.
    case none

    /// What is shown in place of a character whose width is ``unsure``.
    package static let replacement: Character = "?"

    /// The width of `scalar`. Source: Unicode Standard Annex #11 (wide), General_Category, UAX #9 (right-to-left).
    package init(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            self = scalar.value < 0x20 || scalar.value == 0x7F ? .none : .single
            return
        }
        // Most of what we draw; looking properties up costs fifty times as much.
        if Self.boxesAndBlocks.contains(scalar.value) || Self.braille.contains(scalar.value) {
            self = .single
            return
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark, .enclosingMark:
            self = .none
        case .unassigned, .privateUse, .surrogate, .spacingMark:
            self = .unsure
        default:
            self = Self.isWideOrReordered(scalar) ? .unsure : .single
        }
    }

    /// Unicode 14 is what glibc 2.36, Debian 12's, has a width for; younger characters have none there.
    private static let knownMajorVersion = 14

    private static func isWideOrReordered(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isEmojiPresentation { return true }
        guard let age = scalar.properties.age, age.major <= knownMajorVersion else { return true }
        return wide.contains { $0.contains(scalar.value) }
            || rightToLeft.contains { $0.contains(scalar.value) }
    }

    private static let boxesAndBlocks: ClosedRange<UInt32> = 0x2500...0x259F
    private static let braille: ClosedRange<UInt32> = 0x2800...0x28FF

    /// East_Asian_Width W and F outside the emoji, rounded to blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x1B2FF, 0x1F000...0x1FFFF, 0x20000...0x3FFFF,
    ]

    /// Letters that a terminal with bidirectional support would move to other columns.
    private static let rightToLeft: [ClosedRange<UInt32>] = [
        0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
    ]
}

extension Character {
    /// Whether it is one scalar that takes one column everywhere, so that a cell may hold it.
    package var fitsCell: Bool {
        if isASCII { return utf8.first.map { $0 >= 0x20 && $0 < 0x7F } ?? false && utf8.count == 1 }
        let scalars = unicodeScalars
        return scalars.count == 1 && scalars.first.map { CharacterWidth($0) == .single } == true
    }
}

extension StringProtocol {
    /// The characters a row of cells may show for this text: one each, nothing that acts on a terminal.
    ///
    /// Control, format and combining characters vanish, line breaks and tabs become a blank, and whatever is wide or
    /// of unsure width becomes ``CharacterWidth/replacement``.
    package var cellCharacters: [Character] {
        var characters: [Character] = []
        characters.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            if let character = scalar.cellCharacter { characters.append(character) }
        }
        return characters
    }
}

extension Unicode.Scalar {
    /// What a cell shows for it, or `nil` where it takes none.
    fileprivate var cellCharacter: Character? {
        if self == "\n" || self == "\t" { return " " }
        return switch CharacterWidth(self) {
        case .single: Character(self)
        case .unsure: CharacterWidth.replacement
        case .none: nil
        }
    }
}
