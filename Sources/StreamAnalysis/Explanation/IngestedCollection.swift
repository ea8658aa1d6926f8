import FoundationEssentials

/// Which fragments of a range of producer time a session takes: the first one ingested, and those ingested immediately after it.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL, FragmentSelectorType; of several collections only the oldest ingested
/// one is returned. What tells collections apart isn't stated. Here it is the lag: what was filmed at the same time and came
/// minutes later than everything before it was uploaded another time.
struct IngestedCollection {
    /// Whether a fragment belongs to it.
    enum Membership { case inside, outside, doubtful }

    /// Producers hold back up to two or three minutes when the network fails, so a lag that grows by less is no other upload.
    private static let certainStep: Milliseconds = 120_000
    /// A lag that grows by more is one.
    private static let otherStep: Milliseconds = 600_000

    private var longestCertain: Milliseconds?
    private var longestPossible: Milliseconds?

    /// Judges the next fragment of the range; they come in the order of ingestion.
    mutating func judge(_ fragment: Fragment) -> Membership {
        let lag = fragment.serverTimestamp.milliseconds - fragment.producerTimestamp.milliseconds
        if let longestPossible, lag > longestPossible + Self.otherStep { return .outside }
        longestPossible = max(lag, longestPossible ?? lag)
        if let longestCertain, lag > longestCertain + Self.certainStep { return .doubtful }
        longestCertain = max(lag, longestCertain ?? lag)
        return .inside
    }
}
