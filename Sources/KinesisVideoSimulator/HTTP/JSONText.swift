/// JSON as the service's front end writes it: keys in the order of the alphabet, nulls written out, dates in seconds since 1970.
enum JSONText: Hashable, Sendable {
    case text(String?)
    case integer(Int64)
    case date(Instant)
    case array([JSONText])
    case object([String: JSONText])

    /// The bytes, with dates spelled as `spelling` says.
    func bytes(dates spelling: ServiceScript.TimeSpelling = .exponent) -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, dates: spelling)
        return bytes
    }

    /// Appends the text to `bytes`: one buffer for all, since listings are long.
    private func append(to bytes: inout [UInt8], dates spelling: ServiceScript.TimeSpelling) {
        switch self {
        case .text(nil): bytes += "null".utf8
        case .text(let text?): Self.append(quoted: text, to: &bytes)
        case .integer(let number): bytes += String(number).utf8
        case .date(let instant): bytes += instant.seconds(spelling).utf8
        case .array(let elements):
            Self.append(elements, between: "[", "]", to: &bytes) { element, bytes in
                element.append(to: &bytes, dates: spelling)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            Self.append(sorted, between: "{", "}", to: &bytes) { member, bytes in
                Self.append(quoted: member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes, dates: spelling)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element], between opening: Unicode.Scalar, _ closing: Unicode.Scalar,
        to bytes: inout [UInt8], _ append: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: closing))
    }

    private static func append(quoted text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case 0..<0x20: bytes += "\\u00".utf8 + [hexadecimal(byte >> 4), hexadecimal(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}

extension JSONText: ExpressibleByDictionaryLiteral {
    /// An object of these members, whose names differ.
    init(dictionaryLiteral members: (String, JSONText)...) {
        self = .object(Dictionary(members) { $1 })
    }
}

extension Instant {
    /// Seconds since 1970 in one of the service's spellings; as Java's `Double.toString`, the exponent appears from 10⁷ on.
    fileprivate func seconds(_ spelling: ServiceScript.TimeSpelling) -> String {
        let sign = milliseconds < 0 ? "-" : ""
        let digits = String(milliseconds.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let firstExponent = 8
        let usesExponent = spelling == .exponent && padded.count - 3 >= firstExponent
        let split = usesExponent ? 1 : padded.count - 3
        var decimals = padded.dropFirst(split)
        while decimals.count > 1, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(sign)\(padded.prefix(split)).\(decimals)" + (usesExponent ? "E\(padded.count - 4)" : "")
    }
}
