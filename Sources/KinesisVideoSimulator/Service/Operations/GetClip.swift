package import FoundationEssentials
import MediaContainers

/// The input of GetClip, as it comes: nothing is checked yet.
package struct GetClipRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// ClipFragmentSelector.
    package var clipFragmentSelector: FragmentSelector?

    /// A request for the media that `selector` selects.
    package init(
        streamName: String? = nil, streamARN: String? = nil, clipFragmentSelector: FragmentSelector? = nil
    ) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.clipFragmentSelector = clipFragmentSelector
    }
}

extension ArchivedMediaService {
    /// The clip asked for: an MP4 file of the first 200 fragments in the range, or of the first 100 MB.
    ///
    /// Source: KVS API reference, GetClip.
    package mutating func getClip(
        _ request: GetClipRequest, at date: Date
    ) throws(ServiceError) -> MediaPiece {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        guard stream.settings.retentionHours > 0 else { throw .noDataRetention }
        let head = stream.head(at: Instant(date))
        let rules = ClipRules(selector: request.clipFragmentSelector, now: Instant(date), head: head)
        let clock = try rules.clock()
        let found = stream.archive.playable(
            clock, in: try rules.range(), at: rules.now, since: head, limit: ClipRules.countLimit)
        let fragments = ClipRules.beginning(of: found)
        guard let first = fragments.first else { throw .noFragmentsForClip }
        try count("GetClip", of: stream.name, amount: fragments.count, at: date)
        try MediaRequirements.checkClip(first.media.tracks)
        guard fragments.allSatisfy({ $0.media.tracks == first.media.tracks }) else {
            throw .inconsistentCodecPrivateData
        }
        return .clip(ClipRules.parts(of: fragments, from: first.timestamp(clock), by: clock))
    }
}

/// The documented rules for the parameters of GetClip, applied to one request.
///
/// Source: KVS API reference, ClipFragmentSelector and ClipTimestampRange.
private struct ClipRules {
    /// What is asked for.
    let selector: FragmentSelector?
    /// When it is asked.
    let now: Instant
    /// The oldest time that the stream still keeps.
    let head: Instant

    /// How many fragments a clip holds at most. Source: KVS developer guide, quotas.
    static let countLimit = 200

    private static let field = "ClipFragmentSelector"

    func clock() throws(ServiceError) -> TimestampSelector {
        guard let selector else { throw .invalidArgument(Self.field, "it is required") }
        return try selector.clock(field: Self.field)
    }

    func range() throws(ServiceError) -> ClosedRange<Instant> {
        guard let selector else { throw .invalidArgument(Self.field, "it is required") }
        let rules = RangeRules(field: Self.field, clock: try clock(), now: now, head: head)
        let start = try selector.start(field: Self.field)
        guard let end = selector.end else { throw rules.wrongEnd("it is required") }
        try rules.check(end, after: start)
        try rules.check(start)
        return start...end
    }

    /// `fragments` with their times after `origin`; those that would overlap, such as by the jitter of the service's clock, follow each
    /// other instead, since a frame can't be shown before it is decoded.
    static func parts(
        of fragments: ArraySlice<StoredFragment>, from origin: Instant, by clock: TimestampSelector
    ) -> [ClipPart] {
        var end: Duration = .zero
        return fragments.map { fragment in
            let start = max(end, fragment.timestamp(clock) - origin)
            end = start + fragment.duration
            return ClipPart(media: fragment.media, start: start)
        }
    }

    /// As many of `fragments` as a clip may hold.
    static func beginning(of fragments: [StoredFragment]) -> ArraySlice<StoredFragment> {
        let byteLimit = 100_000_000
        var total = 0
        return fragments.prefix(countLimit).prefix { fragment in
            total += fragment.byteCount
            return total <= byteLimit
        }
    }
}
