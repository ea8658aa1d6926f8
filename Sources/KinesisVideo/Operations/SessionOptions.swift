/// What kind of session: which fragments its playlists get, and when. The service's default is ``live``.
public enum PlaybackMode: String, CaseIterable, Hashable, Sendable {
    /// The newest fragments, as they come.
    case live = "LIVE"
    /// From a start time on, a fragment as each one's duration has passed.
    case liveReplay = "LIVE_REPLAY"
    /// All fragments of a range at once.
    case onDemand = "ON_DEMAND"
}

/// How media is packed. The service's default is ``fragmentedMP4``.
public enum ContainerFormat: String, CaseIterable, Hashable, Sendable {
    /// An init segment and MP4 fragments.
    case fragmentedMP4 = "FRAGMENTED_MP4"
    /// MPEG transport stream, 5 to 25 per cent larger.
    case mpegTS = "MPEG_TS"
}

/// Where playlists get EXT-X-DISCONTINUITY. The service's default is ``always`` with server timestamps, ``never`` with the producer's.
public enum DiscontinuityMode: String, CaseIterable, Hashable, Sendable {
    /// Between all fragments.
    case always = "ALWAYS"
    /// Nowhere.
    case never = "NEVER"
    /// Where a gap or an overlap exceeds 50 ms.
    case onDiscontinuity = "ON_DISCONTINUITY"
}

/// Whether fragments' start times are told, in EXT-X-PROGRAM-DATE-TIME or `kvs:ts`. The service's default is ``never``.
public enum DisplayFragmentTimestamp: String, CaseIterable, Hashable, Sendable {
    /// With each fragment.
    case always = "ALWAYS"
    /// Nowhere.
    case never = "NEVER"
}

/// Whether MPEG-DASH manifests tell fragments' numbers, in `kvs:fn`. The service's default is ``never``.
public enum DisplayFragmentNumber: String, CaseIterable, Hashable, Sendable {
    /// With each fragment.
    case always = "ALWAYS"
    /// Nowhere.
    case never = "NEVER"
}
