/// The credential of a streaming session: 113 random bytes as base64url, padded with `~`.
///
/// Real ones have the same length and alphabet.
enum SessionToken {
    private static let byteCount = 113
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// A token that nobody can guess, where `generator` can't be guessed.
    static func random(using generator: inout some RandomNumberGenerator) -> String {
        let bytes = (0..<byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for position in 0..<4 {
                let sextet = Int(bits >> UInt32(18 - 6 * position)) & 63
                text.append(position <= group.count ? alphabet[sextet] : UInt8(ascii: "~"))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
