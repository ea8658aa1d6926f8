/// What GetClip is asked.
public struct GetClipInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// Which fragments: those that begin in the range, of at most 24 hours. The clip ends after 200 fragments or 100 MB.
    public var selector: FragmentSelector

    /// A question about `stream`.
    public init(stream: StreamReference, selector: FragmentSelector) {
        self.stream = stream
        self.selector = selector
    }
}

extension KinesisVideoClient {
    /// A range of archived media as one MP4 file.
    ///
    /// ``MediaStream/reportingProgress(to:)`` tells how much of it has come. The answer is billed.
    ///
    /// - Parameters:
    ///   - input: Which range of which stream.
    ///   - deadline: The time until the answer begins, retries included; the configuration's where `nil`. A call isn't
    ///     repeated once its answer has begun.
    ///   - idleLimit: The longest wait for the next bytes.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/invalidRequest`` where `input` breaks a documented rule,
    ///   ``KinesisVideoError/Code/resourceNotFound`` where the range holds no fragment.
    public func clip(
        _ input: GetClipInput, deadline: Duration? = nil, idleLimit: Duration = .seconds(30)
    ) async throws(KinesisVideoError) -> MediaStream {
        try await media(
            try checked(try .getClip(input)), quotaPoints: GetClipInput.maximumFragments,
            mediaPoints: GetClipInput.maximumFragments, deadline: deadline,
            idleLimit: idleLimit)
    }
}

extension ServiceRequest {
    /// A clip.
    public static func getClip(_ input: GetClipInput) throws(KinesisVideoError) -> ServiceRequest {
        let member = "ClipFragmentSelector"
        return try ServiceRequest(
            .getClip, of: input.stream, [Member(member, input.selector.members)]
        ) { () throws(RuleViolation) in
            try RangeRule.day.check(
                input.selector.range.upperBound, after: input.selector.range.lowerBound,
                of: "\(member).TimestampRange.EndTimestamp", source: ServiceOperation.getClip.source)
        }
    }
}

extension GetClipInput {
    /// The most fragments that a clip has; it is also what asking for one may cost in quota points.
    ///
    /// Source: KVS developer guide, "Kinesis Video Streams service quotas".
    static let maximumFragments = 200
}
