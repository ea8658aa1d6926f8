/// The four characters that name a box. Source: ISO/IEC 14496-12 §4.2.
package struct BoxType: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The characters, big-endian.
    package let code: UInt32

    /// The type with this code.
    package init(code: UInt32) { self.code = code }

    /// The type named by the first four bytes of `value`, filled up with blanks.
    package init(stringLiteral value: StaticString) {
        let bytes = Array("\(value)".utf8.prefix(4))
        let padded = bytes + Array(repeating: UInt8(ascii: " "), count: 4 - bytes.count)
        code = padded.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The four characters; what isn't printable ASCII is shown as `?`.
    package var description: String {
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: code >> UInt32($0)) }
        return String(
            decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
}
