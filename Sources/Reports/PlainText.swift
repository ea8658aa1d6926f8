/// Text from outside, made harmless: names, error messages and codes may hold anything.
enum PlainText {
    /// Whether a terminal might obey `scalar` instead of showing it: controls, line separators, invisible formatting.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// `text` with a space for every line break or tab, and without anything else that isn't shown.
    static func clean(_ text: String) -> String {
        // Most is plain ASCII; looking properties up costs fifty times as much.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if !isUnsafe(scalar) {
                clean.append(scalar)
            } else if scalar.properties.isWhitespace {
                clean.append(" ")
            }
        }
        return String(clean)
    }

    /// The first scalar that may be two columns wide: Hangul Jamo; those before it are at most one.
    private static let firstWide: UInt32 = 0x1100

    /// An upper bound of the columns that `text` needs.
    static func columns(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < firstWide || isNarrow($1) ? 1 : 2) }
    }

    /// Punctuation, arrows, mathematics and boxes, U+2000 to U+25FF, take one column.
    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
        (0x2000..<0x2600).contains(scalar.value)
    }
}
