package import KinesisVideo
package import StreamAnalysis

/// A fresh streaming session.
package struct OpenedSession: Sendable {
    /// Its multivariant playlist; the token in it is the credential.
    package var url: SessionURL
    /// How long it lives from its creation, in seconds.
    package var lifeSeconds: Double
    /// Its MaxMediaPlaylistFragmentResults.
    package var window: Int

    /// A session whose multivariant playlist is at `url`.
    package init(url: SessionURL, lifeSeconds: Double, window: Int) {
        self.url = url
        self.lifeSeconds = lifeSeconds
        self.window = window
    }
}

/// Where one track's media playlist is.
package struct TrackAddress: Sendable {
    /// KVS's TrackNumber, from 1.
    package var track: Int
    /// The playlist's URL; the token in it is the credential.
    package var url: SessionURL
    /// What loading it costs in quota points: the session's MaxMediaPlaylistFragmentResults.
    package var quotaPoints: Int

    /// The media playlist of `track`.
    package init(track: Int, url: SessionURL, quotaPoints: Int) {
        self.track = track
        self.url = url
        self.quotaPoints = quotaPoints
    }
}

/// Where one media segment is.
package struct SegmentAddress: Sendable {
    /// KVS's TrackNumber, from 1.
    package var track: Int
    /// The segment's media sequence number.
    package var mediaSequence: Int
    /// The fragment's number, or `nil` where the URI doesn't tell it.
    package var fragment: FragmentNumber?
    /// The segment's URL; the token in it is the credential.
    package var url: SessionURL

    /// The segment `mediaSequence` of `track`.
    package init(track: Int, mediaSequence: Int, fragment: FragmentNumber?, url: SessionURL) {
        self.track = track
        self.mediaSequence = mediaSequence
        self.fragment = fragment
        self.url = url
    }
}
