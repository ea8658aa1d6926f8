import Crypto

/// The one form of a request that signer and verifier agree on.
///
/// Source: AWS Signature Version 4, "Create a canonical request". Paths are encoded twice and normalised, as for every
/// service but S3; the query is taken as it stands on the wire, already encoded.
package struct CanonicalRequest: Hashable, Sendable {
    /// The text whose hash is signed.
    package let text: String
    /// The names of the signed headers in lower case, sorted, joined by `;`.
    package let signedHeaders: String

    /// The canonical form of a request in which the headers called `names` (in lower case) are signed.
    package init(
        method: String, path: String, query: String, headers: [(name: String, value: String)],
        names: [String],
        body: [UInt8]
    ) {
        self.init(
            method: method, path: path, query: query, headers: headers, names: names,
            payloadHash: Hexadecimal.text(SHA256.hash(data: body)))
    }

    /// The canonical form of a request whose body is told by `payloadHash` alone.
    package init(
        method: String, path: String, query: String, headers: [(name: String, value: String)],
        names: [String],
        payloadHash: String
    ) {
        signedHeaders = names.joined(separator: ";")
        let lines = names.map { name in
            let values = headers.filter { $0.name.lowercased() == name }.map { Self.trimmed($0.value) }
            return "\(name):\(values.joined(separator: ","))\n"
        }
        text = [
            method, Self.canonicalPath(path), Self.canonicalQuery(query), lines.joined(), signedHeaders,
            payloadHash,
        ].joined(separator: "\n")
    }

    /// SHA-256 of ``text``, in hexadecimal.
    package var hash: String { Hexadecimal.text(SHA256.hash(data: Array(text.utf8))) }

    /// `path` without empty, `.` and `..` segments, percent-encoded once more.
    static func canonicalPath(_ path: String) -> String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        guard !segments.isEmpty else { return "/" }
        let isFolder = path.hasSuffix("/")
        return "/" + segments.map { percentEncoded($0) }.joined(separator: "/") + (isFolder ? "/" : "")
    }

    /// The parameters of `query` sorted by name, then by value; a parameter without `=` gets one.
    static func canonicalQuery(_ query: String) -> String {
        let pairs = query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: parts.count == 2 ? String(parts[1]) : "")
        }
        let sorted = pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        return sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    /// `value` without white space at its ends, runs of it inside replaced by one space.
    private static func trimmed(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Everything but RFC 3986 §2.3's unreserved characters as `%XX`.
    package static func percentEncoded(_ text: some StringProtocol) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + Hexadecimal.text([byte]).uppercased()
            }
        }.joined()
    }
}

/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
