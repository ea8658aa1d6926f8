import FoundationEssentials

/// Points a second that all callers of a stream share. Source: KVS developer guide, quotas.
enum QuotaPool: String, CaseIterable, Hashable, Sendable {
    /// Listings and playlists.
    case metadata
    /// Fragments.
    case media

    /// The quota, in points a second.
    var pointsPerSecond: Double {
        switch self {
        case .metadata: 10_000
        case .media: 500
        }
    }

    /// The share that the monitor used lately, or `nil` before a second of calls.
    func fraction(of calls: CallLog, at date: Date) -> Double? {
        calls.pointsPerSecond(of: self, at: date).map { $0 / pointsPerSecond }
    }
}

extension CallOutcome.Operation {
    /// Which quota it draws on, or `nil` for an operation without points.
    var quotaPool: QuotaPool? {
        switch self {
        case .listFragments, .getHLSMediaPlaylist: .metadata
        case .getMP4MediaFragment: .media
        case .describeStream, .getDataEndpoint, .getHLSStreamingSessionURL, .getHLSMasterPlaylist: nil
        }
    }
}
