package import HLS

/// A media playlist.
package struct ReceivedPlaylist: Sendable {
    /// What it says, without session tokens.
    package var playlist: MediaPlaylist
    /// Its text without session tokens, where its lines aren't those that `PlaylistWriter` writes.
    package var text: String?
    /// Where its last segment is, or `nil` where it has none.
    package var newestSegment: SegmentAddress?

    /// A playlist and its last segment.
    package init(playlist: MediaPlaylist, text: String? = nil, newestSegment: SegmentAddress? = nil) {
        self.playlist = playlist
        self.text = text
        self.newestSegment = newestSegment
    }
}

/// A session's multivariant playlist.
package struct ReceivedTracks: Sendable {
    /// Where the media playlists are: the first variant's, then those of its renditions.
    package var addresses: [TrackAddress]
    /// What it says, without session tokens.
    package var playlist: MultivariantPlaylist

    /// A multivariant playlist and the addresses that it names.
    package init(addresses: [TrackAddress], playlist: MultivariantPlaylist) {
        self.addresses = addresses
        self.playlist = playlist
    }
}
