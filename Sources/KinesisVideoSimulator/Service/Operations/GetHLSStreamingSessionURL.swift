package import FoundationEssentials

/// The input of GetHLSStreamingSessionURL, as it comes: nothing is checked yet.
package struct GetHLSStreamingSessionURLRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// PlaybackMode; LIVE where absent.
    package var playbackMode: String?
    /// HLSFragmentSelector.
    package var hlsFragmentSelector: FragmentSelector?
    /// ContainerFormat; FRAGMENTED_MP4 where absent.
    package var containerFormat: String?
    /// DiscontinuityMode; ALWAYS for server timestamps and NEVER for the producer's where absent.
    package var discontinuityMode: String?
    /// DisplayFragmentTimestamp; NEVER where absent.
    package var displayFragmentTimestamp: String?
    /// Expires in seconds; 300 where absent.
    package var expires: Int?
    /// MaxMediaPlaylistFragmentResults; 1000 for ON_DEMAND and 5 else where absent.
    package var maxMediaPlaylistFragmentResults: Int?

    /// A request for a LIVE session of `streamName`; the rest is set afterwards.
    package init(streamName: String? = nil) { self.streamName = streamName }

    private enum CodingKeys: String, CodingKey {
        case streamName, streamARN, playbackMode, containerFormat, discontinuityMode, displayFragmentTimestamp
        case expires, maxMediaPlaylistFragmentResults
        // How the decoder spells `HLSFragmentSelector`, whose first letter it makes small.
        case hlsFragmentSelector = "hLSFragmentSelector"
    }
}

extension ArchivedMediaService {
    /// Opens a session and returns its URL; the token inside is a credential, drawn from `generator`.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL.
    package mutating func getHLSStreamingSessionURL(
        _ request: GetHLSStreamingSessionURLRequest, at date: Date,
        using generator: inout some RandomNumberGenerator
    ) throws(ServiceError) -> String {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        try count("GetHLSStreamingSessionURL", of: stream.name, at: date)
        let session = try StreamingSession(SessionRequest(request), stream: stream, at: Instant(date))
        let token = add(session, using: &generator)
        return "\(dataEndpoint)/hls/v1/getHLSMasterPlaylist.m3u8?SessionToken=\(token)"
    }
}

extension SessionRequest {
    fileprivate init(_ request: GetHLSStreamingSessionURLRequest) {
        self.init(
            presentation: .hls, playbackMode: request.playbackMode, selector: request.hlsFragmentSelector,
            containerFormat: request.containerFormat, discontinuityMode: request.discontinuityMode,
            displayFragmentTimestamp: request.displayFragmentTimestamp, expires: request.expires,
            limit: request.maxMediaPlaylistFragmentResults)
    }
}
