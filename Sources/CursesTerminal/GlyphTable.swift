internal import CNcurses

/// Knows which characters take exactly one cell here.
///
/// A character that the C library thinks wider, or doesn't know, would move the rest of its row: ncurses and the
/// terminal would disagree about where the cursor is.
struct GlyphTable {
    private let showsUnicode: Bool
    private var known: [Character: [UInt8]] = [:]

    /// A table for a terminal that takes UTF-8, or ASCII only.
    init(showsUnicode: Bool) {
        self.showsUnicode = showsUnicode
    }

    private static let substitute = UInt8(ascii: "?")

    /// Appends the bytes of `character`, or of `?` where it can't be shown in one cell.
    mutating func append(_ character: Character, to text: inout [UInt8]) {
        let bytes = character.utf8
        if bytes.count == 1, let ascii = bytes.first {
            text.append(ascii >= 0x20 && ascii < 0x7F ? ascii : Self.substitute)
        } else if let bytes = known[character] {
            text += bytes
        } else {
            let bytes = isSingleWidth(character) ? Array(character.utf8) : [Self.substitute]
            known[character] = bytes
            text += bytes
        }
    }

    private func isSingleWidth(_ character: Character) -> Bool {
        let widths = character.unicodeScalars.map { kvs_scalar_width($0.value) }
        return showsUnicode && widths.first == 1 && widths.dropFirst().allSatisfy { $0 == 0 }
    }
}
