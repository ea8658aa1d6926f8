/// A kind of service fault as scenarios name it.
enum ServiceFaultKind: String, CaseIterable {
    case throttle
    case internalFailure = "internal-failure"
    case unavailable
    case delay
    case reset
    case truncate
    case malformed
    case stalePlaylist = "stale-playlist"
    case expireSessions = "expire-sessions"

    /// The effect; `delay` is how much longer answers take, where that is what happens.
    func effect(delay: Duration) -> ServiceFault.Effect {
        switch self {
        case .throttle: .throttle
        case .internalFailure: .internalFailure
        case .unavailable: .unavailable
        case .delay: .delay(delay)
        case .reset: .reset
        case .truncate: .truncate
        case .malformed: .malformed
        case .stalePlaylist: .stalePlaylist
        case .expireSessions: .expireSessions
        }
    }

    /// It is about single requests, so operations and shares can be named.
    var isOfRequests: Bool { effect(delay: .zero).isOfRequests }
}

extension ServiceFault {
    /// The operations that a fault may be confined to.
    ///
    /// Source: KVS API reference; what sessions are asked for is called as AWS's documentation of quotas calls it.
    static let knownOperations = [
        "CreateStream", "DeleteStream", "DescribeStream", "GetDataEndpoint", "UpdateDataRetention",
        "PutMedia",
        "GetMedia", "ListFragments", "GetMediaForFragmentList", "GetClip", "GetImages",
        "GetHLSStreamingSessionURL", "GetHLSMasterPlaylist", "GetHLSMediaPlaylist", "GetMP4InitFragment",
        "GetMP4MediaFragment", "GetTSFragment", "GetDASHStreamingSessionURL", "GetDASHManifest",
    ]
}
