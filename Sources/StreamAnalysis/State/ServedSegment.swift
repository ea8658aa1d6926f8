import FoundationEssentials
import HLS

/// A segment as the live playlist first showed it in one session.
struct ServedSegment: Sendable {
    /// When it was first seen.
    var seen: Date
    /// In which session.
    var session: SessionID
    /// Its media sequence number there.
    var mediaSequence: Int
    /// What it is found by.
    var correlation: Correlation
    /// EXTINF.
    var duration: Duration
    /// EXT-X-DISCONTINUITY stands before it.
    var isDiscontinuity: Bool
    /// Its fragment, once that is known to be archived.
    var fragment: Fragment?
}

/// A fragment that the live playlist passed over: it served one that the service received later.
struct PassedOver: Sendable {
    /// Why it isn't there; raw values are the stable words.
    enum Reason: String, CaseIterable, Sendable {
        /// It became available after a newer one had been served, and LIVE never adds an older one.
        case late
        /// Another fragment with the same producer timestamp stands for it.
        case supersededDuplicate = "superseded-duplicate"
        /// It is older than the first segment that the monitor was shown.
        case beforeSession = "before-session"
        /// The playlist moved by more than its window between two loads.
        case slidOut = "slid-out-between-polls"
        /// The monitor had no working session at that time.
        case sessionWasDown = "session-was-down"
        /// None of these.
        case unexplained
    }

    /// The fragment.
    var entry: IngestedFragment
    /// Why it isn't there.
    var reason: Reason
    /// The segment after which it would have stood, or `nil` where the session showed none.
    var previous: ServedSegment?
    /// The segment before which it would have stood.
    var next: ServedSegment
}
