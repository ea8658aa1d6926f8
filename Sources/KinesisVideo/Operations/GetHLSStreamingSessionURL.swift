/// What GetHLSStreamingSessionURL is asked; the service's default stands for what is `nil`.
public struct GetHLSStreamingSessionURLInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// What kind of session.
    public var playbackMode: PlaybackMode?
    /// Which times, and for recorded sessions which range.
    public var fragmentSelector: SessionFragmentSelector?
    /// How media is packed.
    public var containerFormat: ContainerFormat?
    /// Where playlists get EXT-X-DISCONTINUITY.
    public var discontinuityMode: DiscontinuityMode?
    /// Whether playlists get EXT-X-PROGRAM-DATE-TIME.
    public var displayFragmentTimestamp: DisplayFragmentTimestamp?
    /// How long the session lives: 300 to 43,200 whole seconds; 300 by default.
    public var expires: Duration?
    /// The most fragments a playlist lists, 1 to 5,000: 5 by default, 1,000 for ``PlaybackMode/onDemand``. It is also what
    /// loading the playlist costs in quota points.
    public var maxMediaPlaylistFragmentResults: Int?

    /// A question about `stream`.
    public init(
        stream: StreamReference, playbackMode: PlaybackMode? = nil,
        fragmentSelector: SessionFragmentSelector? = nil, containerFormat: ContainerFormat? = nil,
        discontinuityMode: DiscontinuityMode? = nil,
        displayFragmentTimestamp: DisplayFragmentTimestamp? = nil, expires: Duration? = nil,
        maxMediaPlaylistFragmentResults: Int? = nil
    ) {
        self.stream = stream
        self.playbackMode = playbackMode
        self.fragmentSelector = fragmentSelector
        self.containerFormat = containerFormat
        self.discontinuityMode = discontinuityMode
        self.displayFragmentTimestamp = displayFragmentTimestamp
        self.expires = expires
        self.maxMediaPlaylistFragmentResults = maxMediaPlaylistFragmentResults
    }
}

extension KinesisVideoClient {
    /// A fresh HLS session's URL: that of its multivariant playlist, with the session's token.
    ///
    /// - Parameters:
    ///   - input: Which stream, and what kind of session.
    ///   - deadline: The time for everything, retries included; the configuration's where `nil`.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/invalidRequest`` where `input` breaks a documented rule,
    ///   ``KinesisVideoError/Code/resourceNotFound`` where no fragment came in the last 30 s (live) or in the range.
    public func hlsStreamingSessionURL(
        _ input: GetHLSStreamingSessionURLInput, deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> SessionURL {
        let call = ServiceCall(try checked(try .getHLSStreamingSessionURL(input))) {
            body throws(UndecodableBody) in
            try GetHLSStreamingSessionURLDecoder.decode(body).usable("HLSStreamingSessionURL")
        }
        return try await archivedMedia(call, deadline: deadline)
    }
}

extension ServiceRequest {
    /// A fresh HLS session.
    public static func getHLSStreamingSessionURL(
        _ input: GetHLSStreamingSessionURLInput
    ) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(.getHLSStreamingSessionURL, of: input.stream, input.members) {
            () throws(RuleViolation) in
            try SessionRules.hls.check(
                mode: input.playbackMode, selector: input.fragmentSelector, expires: input.expires)
        }
    }
}

extension GetHLSStreamingSessionURLInput {
    fileprivate var members: [Member] {
        [
            Member("PlaybackMode", playbackMode),
            Member(SessionRules.hls.selectorName, fragmentSelector?.members),
            Member("ContainerFormat", containerFormat),
            Member("DiscontinuityMode", discontinuityMode),
            Member("DisplayFragmentTimestamp", displayFragmentTimestamp),
            Member("Expires", expires?.wholeSeconds, in: SessionRules.expires),
            Member(
                "MaxMediaPlaylistFragmentResults", maxMediaPlaylistFragmentResults,
                in: SessionRules.fragmentResults),
        ]
    }
}

/// Reads `{"HLSStreamingSessionURL": "https://…"}`.
enum GetHLSStreamingSessionURLDecoder {
    private enum Name: String, CaseIterable {
        case url = "HLSStreamingSessionURL"
    }

    private static let keys = JSONKeys<Name>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> SessionURL {
        var scanner = JSONScanner(body)
        var url: String?
        try scanner.object(keys) { scanner, _ throws(UndecodableBody) in url = try scanner.string() }
        return SessionURL(try UndecodableBody.require(url.nonEmpty, "HLSStreamingSessionURL"))
    }
}
