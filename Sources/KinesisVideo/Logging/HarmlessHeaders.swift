import AWSSigning
import HTTPTransport
import Logging

/// Header lines as they may be shown: those known to hold no secret as they are, of the others only that they are there.
enum HarmlessHeaders {
    private static let known: Set<String> = [
        "accept", "cache-control", "connection", "content-encoding", "content-length", "content-type", "date",
        "host",
        "keep-alive", "retry-after", "server", "transfer-encoding", "user-agent", "vary", "via",
        "www-authenticate", "x-amz-content-sha256", "x-amz-date", "x-amz-id-2", "x-amz-request-id",
        "x-amz-requestid", "x-amzn-errortype", "x-amz-errortype", "x-amzn-requestid", "x-amzn-trace-id",
        "x-amz-cf-id", "x-cache", "x-amz-retry-after",
    ]

    /// The lines of `fields` by name, in lower case.
    static func metadata(_ fields: HTTPFields) -> Logger.MetadataValue {
        let lines = fields.fields.map { field in
            let name = field.name.lowercased()
            return (name, Logger.MetadataValue.string(shown(field.value, of: name)))
        }
        return .dictionary(Dictionary(lines) { $1 })
    }

    private static func shown(_ value: String, of name: String) -> String {
        if known.contains(name) { return value }
        if name == "location" { return HarmlessURL.hidingSecrets(in: value) }
        return name == "authorization" ? authorization(value) : Secret.placeholder
    }

    /// What a signature covers, without the key and the signature: `AWS4-HMAC-SHA256 Credential=•••/20231107/…, SignedHeaders=…`.
    private static func authorization(_ value: String) -> String {
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == SignatureV4.algorithm else { return Secret.placeholder }
        let members = parts[1].split(separator: ",").map { part in
            let pair = part.drop(while: \.isWhitespace).split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return Secret.placeholder }
            return switch pair[0] {
            case "Credential": "Credential=\(Secret.placeholder)\(pair[1].drop { $0 != "/" })"
            case "SignedHeaders": "SignedHeaders=\(pair[1])"
            default: "\(pair[0])=\(Secret.placeholder)"
            }
        }
        return "\(parts[0]) \(members.joined(separator: ", "))"
    }
}
