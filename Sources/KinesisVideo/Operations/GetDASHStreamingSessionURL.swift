/// What GetDASHStreamingSessionURL is asked; the service's default stands for what is `nil`.
public struct GetDASHStreamingSessionURLInput: Hashable, Sendable {
    /// Which stream.
    public var stream: StreamReference
    /// What kind of session.
    public var playbackMode: PlaybackMode?
    /// Which times, and for recorded sessions which range.
    public var fragmentSelector: SessionFragmentSelector?
    /// Whether the manifest tells each fragment's start time, as `kvs:ts`.
    public var displayFragmentTimestamp: DisplayFragmentTimestamp?
    /// Whether the manifest tells each fragment's number, as `kvs:fn`.
    public var displayFragmentNumber: DisplayFragmentNumber?
    /// How long the session lives: 300 to 43,200 whole seconds; 300 by default.
    public var expires: Duration?
    /// The most fragments a manifest lists, 1 to 5,000: 5 by default, 1,000 for ``PlaybackMode/onDemand``. It is also what
    /// loading the manifest costs in quota points.
    public var maxManifestFragmentResults: Int?

    /// A question about `stream`.
    public init(
        stream: StreamReference, playbackMode: PlaybackMode? = nil,
        fragmentSelector: SessionFragmentSelector? = nil,
        displayFragmentTimestamp: DisplayFragmentTimestamp? = nil,
        displayFragmentNumber: DisplayFragmentNumber? = nil, expires: Duration? = nil,
        maxManifestFragmentResults: Int? = nil
    ) {
        self.stream = stream
        self.playbackMode = playbackMode
        self.fragmentSelector = fragmentSelector
        self.displayFragmentTimestamp = displayFragmentTimestamp
        self.displayFragmentNumber = displayFragmentNumber
        self.expires = expires
        self.maxManifestFragmentResults = maxManifestFragmentResults
    }
}

extension KinesisVideoClient {
    /// A fresh MPEG-DASH session's URL: that of its manifest, with the session's token.
    ///
    /// - Parameters:
    ///   - input: Which stream, and what kind of session.
    ///   - deadline: The time for everything, retries included; the configuration's where `nil`.
    /// - Throws: ``KinesisVideoError``; ``KinesisVideoError/Code/invalidRequest`` where `input` breaks a documented rule,
    ///   ``KinesisVideoError/Code/resourceNotFound`` where no fragment came in the last 30 s (live) or in the range.
    public func dashStreamingSessionURL(
        _ input: GetDASHStreamingSessionURLInput, deadline: Duration? = nil
    ) async throws(KinesisVideoError) -> SessionURL {
        let call = ServiceCall(try checked(try .getDASHStreamingSessionURL(input))) {
            body throws(UndecodableBody) in
            try GetDASHStreamingSessionURLDecoder.decode(body).usable("DASHStreamingSessionURL")
        }
        return try await archivedMedia(call, deadline: deadline)
    }
}

extension ServiceRequest {
    /// A fresh MPEG-DASH session.
    public static func getDASHStreamingSessionURL(
        _ input: GetDASHStreamingSessionURLInput
    ) throws(KinesisVideoError) -> ServiceRequest {
        try ServiceRequest(.getDASHStreamingSessionURL, of: input.stream, input.members) {
            () throws(RuleViolation) in
            try SessionRules.dash.check(
                mode: input.playbackMode, selector: input.fragmentSelector, expires: input.expires)
        }
    }
}

extension GetDASHStreamingSessionURLInput {
    fileprivate var members: [Member] {
        [
            Member("PlaybackMode", playbackMode),
            Member("DisplayFragmentTimestamp", displayFragmentTimestamp),
            Member("DisplayFragmentNumber", displayFragmentNumber),
            Member(SessionRules.dash.selectorName, fragmentSelector?.members),
            Member("Expires", expires?.wholeSeconds, in: SessionRules.expires),
            Member(
                "MaxManifestFragmentResults", maxManifestFragmentResults, in: SessionRules.fragmentResults),
        ]
    }
}

/// Reads `{"DASHStreamingSessionURL": "https://…"}`.
enum GetDASHStreamingSessionURLDecoder {
    private enum Name: String, CaseIterable {
        case url = "DASHStreamingSessionURL"
    }

    private static let keys = JSONKeys<Name>()

    static func decode(_ body: [UInt8]) throws(UndecodableBody) -> SessionURL {
        var scanner = JSONScanner(body)
        var url: String?
        try scanner.object(keys) { scanner, _ throws(UndecodableBody) in url = try scanner.string() }
        return SessionURL(try UndecodableBody.require(url.nonEmpty, "DASHStreamingSessionURL"))
    }
}
