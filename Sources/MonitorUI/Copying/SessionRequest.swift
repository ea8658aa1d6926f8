package import FoundationEssentials

/// A streaming session somebody asked for, so that a player gets a URL of its own.
///
/// Source: GetHLSStreamingSessionURL, Amazon Kinesis Video Streams Archived Media API reference.
package struct SessionRequest: Hashable, Sendable {
    /// PlaybackMode with the range it needs, in producer time.
    package enum Mode: Hashable, Sendable {
        /// `LIVE`: the newest media, as it comes.
        case live
        /// `LIVE_REPLAY`: like live, beginning at an instant of the past.
        case liveReplay(from: Date)
        /// `ON_DEMAND`: a range of at most 24 hours, to seek in.
        case onDemand(from: Date, to: Date)
    }

    /// DisplayFragmentTimestamp: whether playlists carry EXT-X-PROGRAM-DATE-TIME.
    package enum Timestamps: String, CaseIterable, Hashable, Sendable {
        /// They do.
        case always = "ALWAYS"
        /// They don't; the service's default.
        case never = "NEVER"
    }

    /// DiscontinuityMode: where playlists carry EXT-X-DISCONTINUITY.
    package enum Discontinuities: String, CaseIterable, Hashable, Sendable {
        /// Where a gap or a jump of more than 50 ms lies between two fragments.
        case onDiscontinuity = "ON_DISCONTINUITY"
        /// Between all fragments.
        case always = "ALWAYS"
        /// Nowhere.
        case never = "NEVER"
    }

    /// ContainerFormat.
    package enum Container: String, CaseIterable, Hashable, Sendable {
        /// Fragmented MP4; the service's default.
        case fragmentedMP4 = "FRAGMENTED_MP4"
        /// MPEG-2 transport stream.
        case mpegTransportStream = "MPEG_TS"
    }

    /// The name of the stream whose media it plays.
    package var stream: String
    /// PlaybackMode and range.
    package var mode: Mode
    /// How long the URL works: 300 to 43,200 seconds.
    package var expires: Duration
    /// DisplayFragmentTimestamp.
    package var timestamps: Timestamps
    /// DiscontinuityMode.
    package var discontinuities: Discontinuities
    /// ContainerFormat.
    package var container: Container

    /// A request for a session.
    package init(
        stream: String, mode: Mode, expires: Duration, timestamps: Timestamps = .always,
        discontinuities: Discontinuities = .onDiscontinuity, container: Container = .fragmentedMP4
    ) {
        self.stream = stream
        self.mode = mode
        self.expires = expires
        self.timestamps = timestamps
        self.discontinuities = discontinuities
        self.container = container
    }
}

extension SessionRequest.Mode {
    /// The service's word for it.
    package var word: String {
        switch self {
        case .live: "LIVE"
        case .liveReplay: "LIVE_REPLAY"
        case .onDemand: "ON_DEMAND"
        }
    }
}
