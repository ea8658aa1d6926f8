/// The bytes that ask a terminal to take a text into its clipboard.
package enum ClipboardSequence {
    /// How much text terminals take at most: 100,000 bytes of sequence once encoded, hterm's and xterm's custom.
    package static let textLimit = 74_994

    /// OSC 52 for the selection `c`, the clipboard (XTerm Control Sequences, "Operating System Commands").
    package static func osc52(_ text: String) -> [UInt8] {
        Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    }

    /// How long a piece may be: GNU screen holds a string of 768 bytes at most and prints what is longer.
    private static let pieceLength = 240

    /// `sequence` in device control strings, which GNU screen passes on to its terminal (screen(1), "Virtual Terminal").
    package static func wrappedForScreen(_ sequence: [UInt8]) -> [UInt8] {
        stride(from: 0, to: sequence.count, by: pieceLength).flatMap { start in
            let piece = sequence[start..<min(start + pieceLength, sequence.count)]
            return Array("\u{1B}P".utf8) + piece + Array("\u{1B}\\".utf8)
        }
    }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648 §4, with padding.
    package static func base64(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: 3).flatMap { start in
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            return (0..<4).map { sextet in
                sextet <= group.count ? alphabet[bits >> (18 - 6 * sextet) & 0x3F] : UInt8(ascii: "=")
            }
        }
    }
}
