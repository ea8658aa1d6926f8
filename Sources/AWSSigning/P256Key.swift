import Crypto
import FoundationEssentials

/// A private key on the curve P-256, which signs tokens. Source: RFC 7518 §3.4 (ES256) and §6.2.1.
package struct P256Key: Sendable {
    /// A text that holds no such key, or a key that can't sign.
    package struct Unusable: Error, Hashable, Sendable {}

    private let key: P256.Signing.PrivateKey

    /// The key in `pem`, the text of RFC 5915 ("EC PRIVATE KEY") or RFC 5958 ("PRIVATE KEY"); its lines may end anyhow.
    package init(pem: String) throws(Unusable) {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard let bytes = Data(base64Encoded: lines.joined().filter { !$0.isWhitespace }) else {
            throw Unusable()
        }
        do { key = try P256.Signing.PrivateKey(derRepresentation: bytes) } catch { throw Unusable() }
    }

    /// The public half's coordinates in Base64url, 32 bytes each.
    package var publicCoordinates: (x: String, y: String) {
        let coordinates = Array(key.publicKey.rawRepresentation)
        let half = coordinates.count / 2
        return (Self.base64URL(coordinates[..<half]), Self.base64URL(coordinates[half...]))
    }

    /// A token of `header` and `payload` with the signature of both: three parts between dots.
    ///
    /// Source: RFC 7515 §7.1.
    package func token(header: [UInt8], payload: [UInt8]) throws(Unusable) -> String {
        let text = "\(Self.base64URL(header)).\(Self.base64URL(payload))"
        do {
            let signature = try key.signature(for: Data(text.utf8))
            return "\(text).\(Self.base64URL(Array(signature.rawRepresentation)))"
        } catch {
            throw Unusable()
        }
    }

    /// Source: RFC 4648 §5, without padding.
    private static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
        let text = Data(bytes).base64EncodedString()
        return String(
            text.compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}
