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
        do throws(RuleViolation) {
            try member.check(source: "KVS API reference")
        } catch { throw KinesisVideoError(error) }
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
    var member: Member {
        switch self {
        case .name(let name): Member("StreamName", name, .streamName)
        case .arn(let arn): Member("StreamARN", arn, .streamARN)
        }
    }
}
