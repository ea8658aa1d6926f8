import FoundationEssentials

/// One rule about streams, which raises findings, updates them and ends them.
///
/// A check is a value that remembers what it waits for. It sees every observation after it was taken in, and does work only
/// for what that changed and for what it waits for.
protocol Check: Sendable {
    /// What it may raise.
    static var kinds: [Finding.Kind] { get }

    /// A check that waits for nothing.
    init()

    /// Looks at what one observation changed.
    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger)
}

/// When evidence counts as complete.
package enum Settling {
    /// ListFragments is eventually consistent, usually within a second: so long after the fragment behind a hole was listed,
    /// in seconds, what belongs into the hole counts as not archived.
    package static let seconds = 8.0

    /// So long after its last frame a fragment is listed at the latest, in seconds: it is persisted within a second and listed
    /// usually within another. One that the first listing brings from the past was listed long ago.
    private static let listingSeconds = 5.0

    /// A listing was complete at least ``seconds`` after `fragment` was listed, first seen at `listed`, so that nothing is
    /// expected in front of it.
    static func isOver(since listed: Date, of fragment: Fragment, in stream: StreamState) -> Bool {
        guard let last = stream.archive.lastListed else { return false }
        let latest = fragment.serverTimestamp.addingTimeInterval(fragment.length.inSeconds + listingSeconds)
        return last.timeIntervalSince(min(listed, latest)) >= seconds
    }
}
