package import FoundationEssentials

/// A range of the past as far as the stream keeps it, with a clear word where that is less than what was asked for.
package struct HistoryBounds: Hashable, Sendable {
    /// What can be loaded, or `nil` where nothing can.
    package var range: ClosedRange<Date>?
    /// Why that is less than what was asked for, as a sentence, or `nil` where it isn't.
    package var shortening: String?

    private static let slackSeconds = 60.0

    /// `wanted` in a stream that keeps `retentionHours` when it is `now`; `nil` where that isn't known.
    ///
    /// Source: KVS API reference, DataRetentionInHours: 0 keeps nothing.
    package init(_ wanted: ClosedRange<Date>, retentionHours: Int?, now: Date) {
        range = wanted
        guard let retentionHours else { return }
        guard retentionHours > 0 else {
            range = nil
            shortening = "The stream keeps no media (DataRetentionInHours is 0), so there is no past to load."
            return
        }
        let oldest = now.addingTimeInterval(-Double(retentionHours) * 3600)
        // Asking took a while, and to say that some seconds of a day are gone would help nobody.
        guard wanted.lowerBound < oldest.addingTimeInterval(-Self.slackSeconds) else { return }
        let kept = retentionHours == 1 ? "1 hour" : "\(retentionHours) hours"
        guard oldest < wanted.upperBound else {
            range = nil
            shortening = "The stream keeps \(kept), so all of this range is gone."
            return
        }
        range = oldest...wanted.upperBound
        shortening = "The stream keeps \(kept), so what lies before is gone."
    }
}
