/// The escapes of JSON strings, both ways. Source: RFC 8259 §7.
enum JSONEscapes {
    /// `contents`, the bytes between a string's quotes, without escapes; what isn't an escape stays as it is.
    static func decoded(_ contents: ArraySlice<UInt8>) -> String {
        var units: [UInt16] = []
        var rest = Substring(String(decoding: contents, as: UTF8.self)).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar == "\\", let next = rest.popFirst() {
                units.append(contentsOf: decoded(next, &rest))
            } else {
                units.append(contentsOf: UTF16.encode(scalar).map { Array($0) } ?? [])
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// `text` between quotes, with escapes where JSON asks for them.
    static func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\u{0}"..<" ":
                    "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                default: String(scalar)
                }
            }.joined() + "\""
    }

    private static let single: [Unicode.Scalar: UInt16] = [
        "n": 0x0A, "t": 0x09, "r": 0x0D, "b": 0x08, "f": 0x0C, "\"": 0x22, "\\": 0x5C, "/": 0x2F,
    ]

    private static func decoded(
        _ escape: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView
    ) -> [UInt16] {
        if let unit = single[escape] { return [unit] }
        let digits = String(String.UnicodeScalarView(rest.prefix(4)))
        guard escape == "u", digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else {
            return [0x5C] + (UTF16.encode(escape).map { Array($0) } ?? [])
        }
        rest = rest.dropFirst(4)
        return [unit]
    }
}
