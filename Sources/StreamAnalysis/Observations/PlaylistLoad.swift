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
    /// The text that was received, without session tokens, where its lines aren't those that `PlaylistWriter` writes.
    ///
    /// Recordings leave it out.
    public var text: String?

    /// The playlist of `track` in `session`, whose text was `text` unless it is what a `PlaylistWriter` writes.
    public init(
        date: Date, session: SessionID, track: Int, playlist: MediaPlaylist, text: String? = nil
    ) {
        self.text = text
        self.date = date
        self.session = session
        self.track = track
        self.playlist = playlist
    }
}
