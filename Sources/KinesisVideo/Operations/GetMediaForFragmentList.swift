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
        try await media(
            try checked(try .getMediaForFragmentList(input)), mediaPoints: input.fragments.count,
            deadline: deadline,
            idleLimit: idleLimit)
    }
}

extension ServiceRequest {
    /// The media of archived fragments.
    public static func getMediaForFragmentList(
        _ input: GetMediaForFragmentListInput
    ) throws(KinesisVideoError) -> ServiceRequest {
        let count = 1...GetMediaForFragmentListInput.maximumFragments
        return try ServiceRequest(
            .getMediaForFragmentList, of: input.stream,
            [Member("Fragments", input.fragments, .list(count, of: .fragmentNumber))])
    }
}

extension GetMediaForFragmentListInput {
    /// The most fragments a call can ask for. Source: KVS developer guide, quotas.
    public static let maximumFragments = 1000
}
