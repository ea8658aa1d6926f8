/// What one operation is asked, found to keep the limits and rules that the service documents.
///
/// Made by the function that is called like the operation; ``KinesisVideoClient/presigned(_:for:)`` takes any of them.
public struct ServiceRequest: Sendable {
    /// What is asked.
    public let operation: ServiceOperation
    /// Which stream, or `nil` for operations without one.
    public let stream: StreamReference?
    /// The members on the wire.
    let members: [Member]

    /// A request with `members` behind the stream's own.
    ///
    /// - Parameters:
    ///   - rules: Checks what isn't about one member alone.
    init(
        _ operation: ServiceOperation, of stream: StreamReference? = nil, _ members: [Member] = [],
        rules: () throws(RuleViolation) -> Void = {}
    ) throws(KinesisVideoError) {
        self.operation = operation
        self.stream = stream
        self.members = (stream.map { [$0.member] } ?? []) + members
        do throws(RuleViolation) {
            for member in self.members { try member.check(source: operation.source) }
            try rules()
        } catch {
            var error = KinesisVideoError(error)
            error.operation = operation
            error.stream = stream?.description
            throw error
        }
    }

    /// The request's JSON.
    var json: JSONValue { .object(members.map(\.pair)) }
}

extension ServiceOperation {
    /// Where the operation's limits and rules are written.
    var source: String { "KVS API reference, \(rawValue)" }
}
