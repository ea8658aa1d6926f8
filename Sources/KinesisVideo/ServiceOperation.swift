/// The operations of the service that this client knows, by the service's own names.
public enum ServiceOperation: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// Lists the streams of an account.
    case listStreams = "ListStreams"
    /// Tells a stream's status, retention and creation time.
    case describeStream = "DescribeStream"
    /// Tells which host serves a stream's data.
    case getDataEndpoint = "GetDataEndpoint"
    /// Lists the archived fragments of a range of time.
    case listFragments = "ListFragments"
    /// Opens an HLS session.
    case getHLSStreamingSessionURL = "GetHLSStreamingSessionURL"
    /// Opens an MPEG-DASH session.
    case getDASHStreamingSessionURL = "GetDASHStreamingSessionURL"
    /// Reads a range of archived media as one MP4 file.
    case getClip = "GetClip"
    /// Reads images out of archived media.
    case getImages = "GetImages"
    /// Reads the media of archived fragments.
    case getMediaForFragmentList = "GetMediaForFragmentList"
    /// Loads an HLS session's multivariant playlist.
    case getHLSMasterPlaylist = "GetHLSMasterPlaylist"
    /// Loads a track's media playlist.
    case getHLSMediaPlaylist = "GetHLSMediaPlaylist"
    /// Loads an MPEG-DASH session's manifest.
    case getDASHManifest = "GetDASHManifest"
    /// Loads what a track's fragmented MP4 begins with.
    case getMP4InitFragment = "GetMP4InitFragment"
    /// Loads a fragment as fragmented MP4.
    case getMP4MediaFragment = "GetMP4MediaFragment"
    /// Loads a fragment as MPEG transport stream.
    case getTSFragment = "GetTSFragment"

    /// Whether it is a signed request; the others are what a session's URLs lead to, whose credential is the URL's token.
    public var isSigned: Bool { dataAPI != nil || Self.ofControlPlane.contains(self) }

    private static let ofControlPlane: Set<Self> = [.listStreams, .describeStream, .getDataEndpoint]

    /// What GetDataEndpoint is asked for its host, or `nil` where the control plane answers it, or a session's host.
    public var dataAPI: DataAPI? {
        switch self {
        case .listStreams, .describeStream, .getDataEndpoint, .getHLSMasterPlaylist, .getHLSMediaPlaylist,
            .getDASHManifest, .getMP4InitFragment, .getMP4MediaFragment, .getTSFragment:
            nil
        case .listFragments: .listFragments
        case .getHLSStreamingSessionURL: .getHLSStreamingSessionURL
        case .getDASHStreamingSessionURL: .getDASHStreamingSessionURL
        case .getClip: .getClip
        case .getImages: .getImages
        case .getMediaForFragmentList: .getMediaForFragmentList
        }
    }

    /// The service's name of it.
    public var description: String { rawValue }

    /// The path it is posted to: its name with a small first letter. Another case answers 200 with UnknownOperationException.
    var path: String { "/" + rawValue.prefix(1).lowercased() + rawValue.dropFirst() }
}
