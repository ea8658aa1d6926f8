import Crypto

/// Digests in lower-case hexadecimal.
package enum HexDigest {
    /// SHA-1 of `text` in UTF-8: not for security, AWS's tools name the files of their caches so.
    package static func sha1(of text: String) -> String {
        Hexadecimal.text(Insecure.SHA1.hash(data: Array(text.utf8)))
    }

    /// SHA-256 of `text` in UTF-8.
    package static func sha256(of text: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(text.utf8)))
    }
}
