public import HTTPTransport

/// What the URLs of a streaming session lead to, with what a request for it costs.
///
/// Source: KVS developer guide, "Kinesis Video Streams service quotas".
public enum SessionResource: Hashable, Sendable {
    /// An HLS session's multivariant playlist.
    case hlsMasterPlaylist
    /// A track's media playlist; it costs the session's MaxMediaPlaylistFragmentResults in metadata points.
    case hlsMediaPlaylist(maxResults: Int)
    /// An MPEG-DASH session's manifest; it costs the session's MaxManifestFragmentResults in metadata points.
    case dashManifest(maxResults: Int)
    /// What a track's fragmented MP4 begins with.
    case mp4InitFragment
    /// A fragment as fragmented MP4.
    case mp4MediaFragment
    /// A fragment as MPEG transport stream.
    case tsFragment

    /// The service's name for loading it.
    public var operation: ServiceOperation {
        switch self {
        case .hlsMasterPlaylist: .getHLSMasterPlaylist
        case .hlsMediaPlaylist: .getHLSMediaPlaylist
        case .dashManifest: .getDASHManifest
        case .mp4InitFragment: .getMP4InitFragment
        case .mp4MediaFragment: .getMP4MediaFragment
        case .tsFragment: .getTSFragment
        }
    }

    /// Points that a request costs of the stream's metadata quota.
    var quotaPoints: Int {
        switch self {
        case .hlsMediaPlaylist(let maxResults), .dashManifest(let maxResults): maxResults
        case .hlsMasterPlaylist, .mp4InitFragment, .mp4MediaFragment, .tsFragment: 0
        }
    }

    /// Points that a request costs of the stream's media quota.
    var mediaPoints: Int {
        switch self {
        case .mp4MediaFragment, .tsFragment: 1
        case .hlsMasterPlaylist, .hlsMediaPlaylist, .dashManifest, .mp4InitFragment: 0
        }
    }
}

extension KinesisVideoClient {
    /// What a URL of a session leads to: a playlist, a manifest or a fragment, sent for once.
    ///
    /// It counts towards the quotas of the stream and of the session, as all calls do, and is recorded.
    ///
    /// - Parameters:
    ///   - resource: What is there.
    ///   - url: Where it is; its token is the credential.
    ///   - stream: Whose session it is.
    ///   - bodyLimit: The most bytes to accept.
    ///   - deadline: The time for everything; the configuration's where `nil`.
    /// - Returns: The answer, whose status is 200.
    /// - Throws: ``KinesisVideoError``; with the status 403 the session has expired.
    public func load(
        _ resource: SessionResource, at url: SessionURL, of stream: StreamReference, bodyLimit: Int = 4 << 20,
        deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> HTTPResponse {
        try await executor.load(
            SessionCall(resource, url, stream, configuration.region), bodyLimit: bodyLimit, deadline: deadline
        )
    }

    /// How many bytes there are at a URL of a session, counted up to `limit`: the connection is closed then, so that no more is
    /// sent and billed.
    ///
    /// - Parameters:
    ///   - resource: What is there.
    ///   - url: Where it is; its token is the credential.
    ///   - stream: Whose session it is.
    ///   - limit: The most bytes to read.
    ///   - deadline: The time for everything; the configuration's where `nil`.
    /// - Throws: ``KinesisVideoError``; with the status 403 the session has expired.
    public func byteCount(
        of resource: SessionResource, at url: SessionURL, of stream: StreamReference, upTo limit: Int,
        deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> Int {
        let call = SessionCall(resource, url, stream, configuration.region)
        return try await executor.byteCount(of: call, upTo: limit, deadline: deadline)
    }
}
