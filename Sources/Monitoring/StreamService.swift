package import FoundationEssentials
package import HLS
package import KinesisVideo
package import StreamAnalysis

/// The calls that watching one stream takes; live ones go over HTTP, tests bring their own.
///
/// Each call ends within its own deadline and throws a ``CallError`` that holds no secret.
package struct StreamService: Sendable {
    /// Asks what the stream is.
    package var describe: @Sendable () async throws(CallError) -> StreamDescription
    /// Lists all fragments of a range of server time, all pages together.
    package var listFragments: @Sendable (ListingPlan.Request) async throws(CallError) -> [Fragment]
    /// Mints a LIVE session for the monitor alone.
    package var openSession: @Sendable () async throws(CallError) -> OpenedSession
    /// Loads the multivariant playlist of a session: where the media playlist of each track is.
    package var loadTracks: @Sendable (OpenedSession) async throws(CallError) -> [TrackAddress]
    /// Loads one media playlist.
    package var loadPlaylist: @Sendable (TrackAddress) async throws(CallError) -> ReceivedPlaylist

    /// A service made of these calls.
    package init(
        describe: @escaping @Sendable () async throws(CallError) -> StreamDescription,
        listFragments: @escaping @Sendable (ListingPlan.Request) async throws(CallError) -> [Fragment],
        openSession: @escaping @Sendable () async throws(CallError) -> OpenedSession,
        loadTracks: @escaping @Sendable (OpenedSession) async throws(CallError) -> [TrackAddress],
        loadPlaylist: @escaping @Sendable (TrackAddress) async throws(CallError) -> ReceivedPlaylist
    ) {
        self.describe = describe
        self.listFragments = listFragments
        self.openSession = openSession
        self.loadTracks = loadTracks
        self.loadPlaylist = loadPlaylist
    }
}

/// A call of a ``StreamService`` that did not succeed.
package struct CallError: Error, Hashable {
    /// Why, without secrets.
    package var failure: CallOutcome.Failure
    /// The service asked for fewer requests.
    package var isThrottling: Bool

    /// An error with its reason.
    package init(_ failure: CallOutcome.Failure, isThrottling: Bool = false) {
        self.failure = failure
        self.isThrottling = isThrottling
    }
}

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

/// A media playlist with the service's own clock.
package struct ReceivedPlaylist: Sendable {
    /// What it says.
    package var playlist: MediaPlaylist
    /// The response's Date header, or `nil` where it has none.
    package var serverDate: Date?

    /// A playlist and the date that came with it.
    package init(playlist: MediaPlaylist, serverDate: Date?) {
        self.playlist = playlist
        self.serverDate = serverDate
    }
}
