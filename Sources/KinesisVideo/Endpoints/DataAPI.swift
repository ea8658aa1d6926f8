/// The data operations that GetDataEndpoint tells a host for, by the service's own names (APIName).
public enum DataAPI: String, CaseIterable, Hashable, Sendable {
    /// Sends media to a stream.
    case putMedia = "PUT_MEDIA"
    /// Reads a stream's media as it comes.
    case getMedia = "GET_MEDIA"
    /// Lists archived fragments.
    case listFragments = "LIST_FRAGMENTS"
    /// Reads archived fragments.
    case getMediaForFragmentList = "GET_MEDIA_FOR_FRAGMENT_LIST"
    /// Opens an HLS session.
    case getHLSStreamingSessionURL = "GET_HLS_STREAMING_SESSION_URL"
    /// Opens an MPEG-DASH session.
    case getDASHStreamingSessionURL = "GET_DASH_STREAMING_SESSION_URL"
    /// Reads a range of archived media as one MP4 file.
    case getClip = "GET_CLIP"
    /// Reads images out of archived media.
    case getImages = "GET_IMAGES"

    /// Whether it belongs to the archived-media plane, whose endpoint can be chosen on its own.
    var isArchivedMedia: Bool {
        switch self {
        case .putMedia, .getMedia: false
        default: true
        }
    }
}
