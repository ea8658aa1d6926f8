package import FoundationEssentials

/// The input of GetDASHStreamingSessionURL, as it comes: nothing is checked yet.
package struct GetDASHStreamingSessionURLRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// PlaybackMode; LIVE where absent.
    package var playbackMode: String?
    /// DASHFragmentSelector.
    package var dashFragmentSelector: FragmentSelector?
    /// DisplayFragmentTimestamp; NEVER where absent.
    package var displayFragmentTimestamp: String?
    /// DisplayFragmentNumber; NEVER where absent.
    package var displayFragmentNumber: String?
    /// Expires in seconds; 300 where absent.
    package var expires: Int?
    /// MaxManifestFragmentResults; 1000 for ON_DEMAND and 5 else where absent.
    package var maxManifestFragmentResults: Int?

    /// A request for a LIVE session of `streamName`; the rest is set afterwards.
    package init(streamName: String? = nil) { self.streamName = streamName }

    private enum CodingKeys: String, CodingKey {
        case streamName, streamARN, playbackMode, displayFragmentTimestamp, displayFragmentNumber, expires
        case maxManifestFragmentResults
        // How the decoder spells `DASHFragmentSelector`, whose first letter it makes small.
        case dashFragmentSelector = "dASHFragmentSelector"
    }
}

extension ArchivedMediaService {
    /// Opens a session and returns its URL; the token inside is a credential, drawn from `generator`.
    ///
    /// Source: KVS API reference, GetDASHStreamingSessionURL.
    package mutating func getDASHStreamingSessionURL(
        _ request: GetDASHStreamingSessionURLRequest, at date: Date,
        using generator: inout some RandomNumberGenerator
    ) throws(ServiceError) -> String {
        let stream = try stream(StreamReference(name: request.streamName, arn: request.streamARN), at: date)
        try count("GetDASHStreamingSessionURL", of: stream.name, at: date)
        let session = try StreamingSession(SessionRequest(request), stream: stream, at: Instant(date))
        let token = add(session, using: &generator)
        return "\(dataEndpoint)/dash/v1/getDASHManifest.mpd?SessionToken=\(token)"
    }
}

extension SessionRequest {
    fileprivate init(_ request: GetDASHStreamingSessionURLRequest) {
        self.init(
            presentation: .dash, playbackMode: request.playbackMode, selector: request.dashFragmentSelector,
            displayFragmentTimestamp: request.displayFragmentTimestamp,
            displayFragmentNumber: request.displayFragmentNumber, expires: request.expires,
            limit: request.maxManifestFragmentResults)
    }
}
