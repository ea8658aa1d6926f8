/// What GetMediaForFragmentList is asked.
public struct GetMediaForFragmentListInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// The numbers of the fragments, 1 to 1,000 of them. Each costs a point of the stream's media quota of 500 a second.
    public var fragments: [String]

    /// A question about `stream`.
    public init(stream: StreamReference, fragments: [String]) {
        self.stream = stream
        self.fragments = fragments
    }
}

extension KinesisVideoClient {
    /// The media of archived fragments: a Matroska document each, one behind the other, in no documented order.
    ///
    /// A fragment that can't be had is told inside the media, by tags in a document of its own. The answer is billed.
    ///
    /// - Parameters:
    ///   - input: Which fragments of which stream.
    ///   - deadline: The time until the answer begins, retries included; the configuration's where `nil`. A call isn't
    ///     repeated once its answer has begun.
    ///   - idleLimit: The longest wait for the next bytes.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/invalidRequest`` where `input` breaks a documented rule.
    public func mediaForFragmentList(
        _ input: GetMediaForFragmentListInput, deadline: Duration? = nil, idleLimit: Duration = .seconds(30)
    ) async throws(KinesisVideoError) -> MediaStream {
        do throws(RuleViolation) { try input.validate() } catch { throw KinesisVideoError(error) }
        let call = ServiceCall<Never>(
            operation: .getMediaForFragmentList, stream: input.stream, body: input.json,
            decode: { (_: [UInt8]) throws(UndecodableBody) in throw .notMedia })
        let route = archivedMediaRoute(of: input.stream, api: .getMediaForFragmentList)
        return try await executor.open(call, at: route, deadline: deadline, idleLimit: idleLimit)
    }
}

extension GetMediaForFragmentListInput {
    /// The most fragments a call may ask for. Source: KVS developer guide, quotas.
    public static let maximumFragments = 1000
    /// The most digits a number may have. Source: KVS API reference, FragmentNumberString.
    private static let maximumDigits = 128

    /// Checks what the service would refuse.
    func validate() throws(RuleViolation) {
        let source = "KVS API reference, GetMediaForFragmentList"
        try stream.validate()
        try RuleViolation.check(
            fragments.count, of: "Fragments, their count,", within: 1...Self.maximumFragments, source: source)
        if let wrong = fragments.first(where: { !Self.isNumber($0) }) {
            throw RuleViolation(
                "Fragments", "must be numbers of 1 to \(Self.maximumDigits) digits, not '\(wrong)'",
                source: source)
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        (1...maximumDigits).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
    }

    var json: JSONValue {
        .object([stream.member, ("Fragments", .array(fragments.map { .string($0) }))])
    }
}
