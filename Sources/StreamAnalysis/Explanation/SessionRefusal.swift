import FoundationEssentials

/// Why a session can't be opened on these terms: the service answers with an error instead of a URL.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, HLSTimestampRange.
package enum SessionRefusal: Hashable, Sendable {
    /// The stream keeps nothing.
    case noRetention
    /// EndTimestamp isn't later than StartTimestamp.
    case endBeforeStart
    /// The range is longer than 24 hours.
    case rangeTooLong
    /// By the server's clock: StartTimestamp isn't later than the oldest time that is kept.
    case startOutsideRetention
    /// By the server's clock: EndTimestamp lies in the future.
    case endInFuture
    /// LIVE: no fragment came in the last 30 s.
    case noRecentFragment
    /// No fragment is in the range.
    case nothingInRange

    private static let longestRangeSeconds = 86_400.0
    /// LIVE needs a fragment that came so recently.
    static let liveSilence = Milliseconds(SessionTerms.liveSeconds * 1000)

    /// Why `terms` are refused before the archive is looked at, or `nil` where they aren't.
    init?(of terms: SessionTerms, in excerpt: ArchiveExcerpt) {
        if excerpt.retentionHours == 0 {
            self = .noRetention
            return
        }
        guard let range = terms.range else { return nil }
        if let end = range.end {
            if end <= range.start {
                self = .endBeforeStart
                return
            }
            if end.timeIntervalSince(range.start) > Self.longestRangeSeconds {
                self = .rangeTooLong
                return
            }
        }
        guard terms.clock == .server else { return nil }
        if let head = excerpt.head(at: terms.opened), range.start <= head {
            self = .startOutsideRetention
        } else if let end = range.end, end > terms.opened {
            self = .endInFuture
        } else {
            return nil
        }
    }
}
