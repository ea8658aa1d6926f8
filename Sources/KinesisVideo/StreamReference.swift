/// Which stream: by name or by Amazon Resource Name. The service takes exactly one of the two.
public enum StreamReference: Hashable, Sendable {
    /// The stream's name, 1 to 256 characters of `a-z A-Z 0-9 _ . -`.
    case name(String)
    /// The stream's ARN, `arn:aws:kinesisvideo:us-west-2:111122223333:stream/NAME/CREATIONMS`.
    case arn(String)

    /// A name, or an ARN where `text` begins with `arn:`, checked against the service's patterns.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/invalidRequest``.
    public init(parsing text: String) throws(KinesisVideoError) {
        self = text.hasPrefix("arn:") ? .arn(text) : .name(text)
        do throws(RuleViolation) { try validate() } catch { throw KinesisVideoError(error) }
    }

    /// The stream's name; of an ARN, the name inside it.
    public var name: String {
        switch self {
        case .name(let name): name
        case .arn(let arn):
            arn.split(separator: "/", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
                ?? arn
        }
    }
}

extension StreamReference: CustomStringConvertible {
    /// The name or the ARN as it was given.
    public var description: String {
        switch self {
        case .name(let text), .arn(let text): text
        }
    }
}

extension StreamReference {
    /// The request member that says which stream.
    var member: (String, JSONValue?) {
        switch self {
        case .name(let name): ("StreamName", .string(name))
        case .arn(let arn): ("StreamARN", .string(arn))
        }
    }

    /// Checks the service's patterns. Source: the service's API model, StreamName and ResourceARN.
    func validate() throws(RuleViolation) {
        switch self {
        case .name(let name):
            guard (1...256).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else {
                throw RuleViolation(
                    "StreamName", "must be 1 to 256 characters of a-z A-Z 0-9 _ . -, not '\(name)'",
                    source: "KVS API reference, StreamName pattern [a-zA-Z0-9_.-]+")
            }
        case .arn(let arn):
            guard arn.utf8.count <= 1024, Self.isARN(arn) else {
                throw RuleViolation(
                    "StreamARN",
                    "must be arn:PARTITION:kinesisvideo:REGION:ACCOUNT:stream/NAME/NUMBER, not '\(arn)'",
                    source: "KVS API reference, StreamARN pattern")
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isLowercase || byte.isUppercase || byte.isDigit || "_.-".utf8.contains(byte)
    }

    private static func isARN(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "kinesisvideo" else { return false }
        let resource = parts[5].split(separator: "/", omittingEmptySubsequences: false)
        guard resource.count == 3 else { return false }
        let isPlace = { (part: Substring) in
            !part.isEmpty && part.utf8.allSatisfy { $0.isLowercase || $0.isDigit || $0 == UInt8(ascii: "-") }
        }
        return isPlace(parts[1]) && isPlace(parts[3])
            && !parts[4].isEmpty && parts[4].utf8.allSatisfy(\.isDigit)
            && !resource[0].isEmpty && resource[0].utf8.allSatisfy(\.isLowercase)
            && !resource[1].isEmpty && resource[1].utf8.allSatisfy(isNameByte)
            && !resource[2].isEmpty && resource[2].utf8.allSatisfy(\.isDigit)
    }
}
