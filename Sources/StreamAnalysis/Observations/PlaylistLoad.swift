public import FoundationEssentials
public import HLS

/// One media playlist as it was received.
public struct PlaylistLoad: Hashable, Sendable {
    /// When it arrived.
    public var date: Date
    /// The session it belongs to.
    public var session: SessionID
    /// The track, counted from 1: KVS's `TrackNumber`.
    public var track: Int
    /// What it said.
    public var playlist: MediaPlaylist

    /// The playlist of `track` in `session`.
    public init(date: Date, session: SessionID, track: Int, playlist: MediaPlaylist) {
        self.date = date
        self.session = session
        self.track = track
        self.playlist = playlist
    }
}
