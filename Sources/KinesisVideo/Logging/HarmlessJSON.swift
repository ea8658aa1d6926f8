/// A body of JSON as it may be shown: strings whose name says that they may be secret are `•••`, long ones are cut.
struct HarmlessJSON {
    /// Longer bodies aren't shown.
    private static let longestBody = 64 << 10
    /// Of longer strings, such as images, only the beginning is shown.
    private static let longestString = 300

    /// The text, in one line where the body is.
    let text: String

    /// Reads `body`; `nil` where it isn't an object of JSON, or is too long: then nothing of it is shown.
    init?(_ body: [UInt8]) {
        guard body.count <= Self.longestBody, Self.isObject(body) else { return nil }
        var text = ""
        var position = 0
        // Where a member's name asks for it, all strings are hidden until its value ends.
        var depth = 0
        var hiddenBelow: Int?
        while position < body.count {
            let byte = body[position]
            guard byte == UInt8(ascii: "\"") else {
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                if let limit = hiddenBelow, depth < limit || (byte == UInt8(ascii: ",") && depth == limit) {
                    hiddenBelow = nil
                }
                text.unicodeScalars.append(Unicode.Scalar(byte))
                position += 1
                continue
            }
            let string = Self.string(in: body, at: position)
            position = string.end
            if Self.isName(body, at: position) {
                text += JSONEscapes.quoted(string.value)
                if hiddenBelow == nil, SecretName.covers(string.value) { hiddenBelow = depth }
            } else {
                let shown = hiddenBelow == nil ? Self.shown(string.value) : Secret.placeholder
                text += JSONEscapes.quoted(shown)
            }
        }
        self.text = text
    }

    private static func isObject(_ body: [UInt8]) -> Bool {
        guard body.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return false }
        var scanner = JSONScanner(body)
        do throws(UndecodableBody) { try scanner.skip() } catch { return false }
        return body[scanner.position...].allSatisfy { $0 <= 0x20 }
    }

    /// The string whose opening quote is at `start`, and where it ends.
    private static func string(in body: [UInt8], at start: Int) -> (value: String, end: Int) {
        var end = start + 1
        while end < body.count, body[end] != UInt8(ascii: "\"") {
            end += body[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        let contents = body[min(start + 1, body.count)..<min(end, body.count)]
        return (JSONEscapes.decoded(contents), min(end + 1, body.count))
    }

    /// Whether the string that ended before `position` is a member's name.
    private static func isName(_ body: [UInt8], at position: Int) -> Bool {
        body[position...].first { $0 > 0x20 } == UInt8(ascii: ":")
    }

    private static func shown(_ text: String) -> String {
        let text = HarmlessURL.hidingSecrets(in: text)
        return text.count > longestString ? "\(text.prefix(longestString))… (\(text.count))" : text
    }
}
