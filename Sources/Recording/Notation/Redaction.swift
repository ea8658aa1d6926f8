/// Takes the values of secrets out of texts that quote an address.
///
/// Nothing that is observed should hold one; a file that is handed on must not, whoever slips.
enum Redaction {
    /// Query parameters whose values are credentials. Sources: KVS API reference, GetHLSStreamingSessionURL
    /// (`SessionToken`); Signature Version 4, query parameters.
    private static let parameters = [
        "SessionToken=", "X-Amz-Security-Token=", "X-Amz-Signature=", "X-Amz-Credential=",
    ]
    private static let mark = "•••"
    /// Where a value ends in an address or in a text that quotes one.
    private static let ends: Set<UInt8> = Set("&#\"'<> \t\r\n,;".utf8)

    /// `text` without the values of secrets.
    static func redacted(_ text: String) -> String {
        // Nearly no text has any, and this is asked of each.
        guard text.utf8.contains(UInt8(ascii: "=")) else { return text }
        return parameters.reduce(text, redacted)
    }

    private static func redacted(_ text: String, _ parameter: String) -> String {
        let bytes = Array(text.utf8)
        let name = Array(parameter.utf8)
        var clean: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard bytes[position...].starts(with: name) else {
                clean.append(bytes[position])
                position += 1
                continue
            }
            position += name.count
            clean += name
            let value = bytes[position...].prefix { !ends.contains($0) }
            if !value.isEmpty { clean += mark.utf8 }
            position += value.count
        }
        return clean == bytes ? text : String(decoding: clean, as: UTF8.self)
    }
}
