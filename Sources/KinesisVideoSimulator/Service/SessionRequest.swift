/// What a streaming session is asked for, by either protocol, as it comes: nothing is checked yet.
struct SessionRequest: Hashable, Sendable {
    /// How its media will be announced.
    var presentation: StreamingSession.Presentation
    /// PlaybackMode; LIVE where absent.
    var playbackMode: String?
    /// HLSFragmentSelector or DASHFragmentSelector.
    var selector: FragmentSelector?
    /// ContainerFormat; FRAGMENTED_MP4 where absent.
    var containerFormat: String?
    /// DiscontinuityMode; ALWAYS for server timestamps and NEVER for the producer's where absent.
    var discontinuityMode: String?
    /// DisplayFragmentTimestamp; NEVER where absent.
    var displayFragmentTimestamp: String?
    /// DisplayFragmentNumber; NEVER where absent.
    var displayFragmentNumber: String?
    /// Expires in seconds; 300 where absent.
    var expires: Int?
    /// MaxMediaPlaylistFragmentResults or MaxManifestFragmentResults; 1000 for ON_DEMAND and 5 else where absent.
    var limit: Int?
}

extension StreamingSession.Presentation {
    /// What the parameter for the range of time is called.
    var selectorField: String {
        switch self {
        case .hls: "HLSFragmentSelector"
        case .dash: "DASHFragmentSelector"
        }
    }

    /// What the parameter for the length of a playlist or manifest is called.
    var limitField: String {
        switch self {
        case .hls: "MaxMediaPlaylistFragmentResults"
        case .dash: "MaxManifestFragmentResults"
        }
    }
}
