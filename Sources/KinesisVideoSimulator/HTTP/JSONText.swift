/// JSON as the service's front end writes it: keys in the order of the alphabet, nulls written out, dates as Java's doubles.
enum JSONText {
    case text(String?)
    case integer(Int64)
    case date(Instant)
    case array([JSONText])
    case object([String: JSONText])

    /// The bytes.
    var bytes: [UInt8] { Array(written.utf8) }

    /// The text.
    var written: String {
        switch self {
        case .text(nil): return "null"
        case .text(let text?): return Self.quoted(text)
        case .integer(let number): return String(number)
        case .date(let instant): return Self.javaDouble(seconds: instant)
        case .array(let elements): return "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .object(let members):
            let pairs = members.sorted { $0.key < $1.key }.map {
                "\(Self.quoted($0.key)):\($0.value.written)"
            }
            return "{" + pairs.joined(separator: ",") + "}"
        }
    }

    /// Seconds since 1970 as `Double.toString` of Java writes them: `1.643353235931E9`, for dates after 2001.
    private static func javaDouble(seconds instant: Instant) -> String {
        let digits = String(instant.milliseconds)
        var decimals = digits.dropFirst()
        while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
        let exponent = digits.count - 4
        return "\(digits.prefix(1)).\(decimals)E\(exponent)"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case _ where scalar.value < 0x20: ""
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
