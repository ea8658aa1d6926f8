import AWSSigning

/// A role and the terms on which it is assumed.
struct RoleTerms: Hashable, Sendable {
    /// The role's ARN.
    var arn: String
    /// The session's name, or `nil` for one of our making.
    var sessionName: String?
    /// What the role's owner asks strangers for, or `nil`.
    var externalID: String?
    /// The ARN or number of the device whose code is asked for, or `nil` where none is.
    var mfaSerial: String?
    /// How long the credentials are to last, or `nil` for the role's own choice.
    var durationSeconds: Int?

    /// The name of the CLI's file for the credentials of this role on these terms.
    ///
    /// It is the SHA-1 of the request's parameters as Python's `json.dumps` writes them, so that the CLI finds the file, too.
    var cacheKey: String {
        let texts: [(String, String?)] = [
            ("DurationSeconds", durationSeconds.map(String.init)),
            ("ExternalId", externalID.map(PythonText.quoted)), ("RoleArn", PythonText.quoted(arn)),
            ("RoleSessionName", sessionName.map(PythonText.quoted)),
            ("SerialNumber", mfaSerial.map(PythonText.quoted)),
        ]
        let members = texts.compactMap { name, text in text.map { "\"\(name)\": \($0)" } }
        return HexDigest.sha1(of: "{\(members.joined(separator: ", "))}")
    }
}

/// Strings as Python's `json.dumps` writes them: in ASCII alone. Source: Python library reference, "json", `ensure_ascii`.
enum PythonText {
    private static let short: [UInt16: String] = [
        0x22: "\\\"", 0x5C: "\\\\", 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t", 0x08: "\\b", 0x0C: "\\f",
    ]

    /// `text` between quotes.
    static func quoted(_ text: String) -> String {
        let body = text.utf16.map { unit in
            if let escape = short[unit] { return escape }
            guard let scalar = Unicode.Scalar(unit), (0x20...0x7E).contains(unit) else {
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            return String(scalar)
        }
        return "\"\(body.joined())\""
    }
}
