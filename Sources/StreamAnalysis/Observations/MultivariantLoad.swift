public import FoundationEssentials
public import HLS

/// One multivariant playlist as it was received.
public struct MultivariantLoad: Hashable, Sendable {
    /// When it arrived.
    public var date: Date
    /// The session it belongs to.
    public var session: SessionID
    /// What it said.
    public var playlist: MultivariantPlaylist

    /// The multivariant playlist of `session`.
    public init(date: Date, session: SessionID, playlist: MultivariantPlaylist) {
        self.date = date
        self.session = session
        self.playlist = playlist
    }
}
