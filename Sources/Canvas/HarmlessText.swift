extension StringProtocol {
    /// The text with line breaks but without anything else that a terminal would obey rather than show: controls,
    /// formatting, directions and separators that aren't seen, characters that nobody has assigned.
    ///
    /// For lines that are printed as they are; cells of a frame take ``cellCharacters``.
    package var harmlessLines: String {
        // Most is plain ASCII; looking properties up costs fifty times as much.
        if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == UInt8(ascii: "\n") }) { return String(self) }
        return String(String.UnicodeScalarView(unicodeScalars.filter { $0 == "\n" || !$0.isUnseen }))
    }

    /// The same on one line: a line break or a tab is a blank.
    package var harmlessLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
            .harmlessLines
    }
}

extension Unicode.Scalar {
    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            true
        default: false
        }
    }
}
