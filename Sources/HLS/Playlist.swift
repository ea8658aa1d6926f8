/// A playlist of either kind. Source: RFC 8216 §4.
public enum Playlist: Hashable, Sendable {
    /// The segments of one rendition.
    case media(MediaPlaylist)
    /// The choices of renditions; the RFC's "Master Playlist".
    case multivariant(MultivariantPlaylist)
}
