package import FoundationEssentials
package import HLS

/// A media playlist with the service's own clock.
package struct ReceivedPlaylist: Sendable {
    /// What it says, without session tokens.
    package var playlist: MediaPlaylist
    /// Its text without session tokens, where its lines aren't those that `PlaylistWriter` writes.
    package var text: String?
    /// The response's Date header, or `nil` where it has none.
    package var serverDate: Date?
    /// Where its last segment is, or `nil` where it has none.
    package var newestSegment: SegmentAddress?

    /// A playlist, the date that came with it, and its last segment.
    package init(
        playlist: MediaPlaylist, text: String? = nil, serverDate: Date?, newestSegment: SegmentAddress? = nil
    ) {
        self.playlist = playlist
        self.text = text
        self.serverDate = serverDate
        self.newestSegment = newestSegment
    }
}

/// A session's multivariant playlist, with the service's own clock.
package struct ReceivedTracks: Sendable {
    /// Where the media playlists are: the first variant's, then those of its renditions.
    package var addresses: [TrackAddress]
    /// What it says, without session tokens.
    package var playlist: MultivariantPlaylist
    /// The response's Date header, or `nil` where it has none.
    package var serverDate: Date?

    /// A multivariant playlist, the addresses it names, and the date that came with it.
    package init(addresses: [TrackAddress], playlist: MultivariantPlaylist, serverDate: Date?) {
        self.addresses = addresses
        self.playlist = playlist
        self.serverDate = serverDate
    }
}
