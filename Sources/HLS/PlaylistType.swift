/// The value of EXT-X-PLAYLIST-TYPE. Source: RFC 8216 §4.3.3.5.
public enum PlaylistType: String, Hashable, Sendable {
    /// Segments may only be added.
    case event = "EVENT"
    /// Nothing may change.
    case vod = "VOD"
}
