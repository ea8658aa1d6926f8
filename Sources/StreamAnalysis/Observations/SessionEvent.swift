public import FoundationEssentials

/// A streaming session's number, counted from 1 by whoever opened it. It is not the session token, which is a secret.
public struct SessionID: Hashable, Sendable {
    /// The count.
    public var ordinal: Int

    /// The session with this count.
    public init(_ ordinal: Int) { self.ordinal = ordinal }
}

/// The monitor's own session began or ended.
public struct SessionEvent: Hashable, Sendable {
    /// Where its playlists announce discontinuities.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, DiscontinuityMode.
    public enum DiscontinuityMode: String, CaseIterable, Hashable, Sendable {
        /// Before every segment.
        case always = "ALWAYS"
        /// Nowhere.
        case never = "NEVER"
        /// Where segments leave a gap, or overlap by more than 50 ms.
        case onDiscontinuity = "ON_DISCONTINUITY"
    }

    /// What happened to it.
    public enum Change: Hashable, Sendable {
        /// It was opened and lives until `expires`; `window` is its MaxMediaPlaylistFragmentResults.
        case opened(
            expires: Date, window: Int, discontinuities: DiscontinuityMode = .onDiscontinuity)
        /// It was replaced, in good order, by the next one.
        case renewed
        /// It stopped working: HTTP 403 (or another refusal) with this status.
        case lost(status: Int)
        /// No session could be opened: the service's error code, such as `ResourceNotFoundException`.
        case refused(code: String)
    }

    /// When it was noticed.
    public var date: Date
    /// Which session.
    public var session: SessionID
    /// What happened.
    public var change: Change

    /// A change of `session`.
    public init(date: Date, session: SessionID, change: Change) {
        self.date = date
        self.session = session
        self.change = change
    }
}
