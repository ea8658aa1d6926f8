/// What a request costs of one quota.
struct QuotaCharge: Hashable, Sendable {
    /// Which quota.
    struct Key: Hashable, Sendable {
        /// What is counted.
        enum Kind: Hashable, Sendable {
            /// Points for lists and playlists.
            case metadataPoints
            /// Points for media.
            case mediaPoints
            /// Requests of one operation.
            case requests(ServiceOperation)
        }

        var kind: Kind
        var region: Region
        /// The stream's name, or `nil` for what is counted per account.
        var stream: String?
        /// The session, or `nil` for what all sessions share.
        var session: Secret?
    }

    var key: Key
    /// The most in a second.
    var limit: Int
    /// What this request takes.
    var amount: Int
}

/// The service's quotas a second. Source: KVS developer guide, "Kinesis Video Streams service quotas".
enum ServiceQuota {
    /// Points for lists and playlists, per stream.
    static let metadataPoints = 10_000
    /// Points for media, per stream.
    static let mediaPoints = 500
    /// Requests of an operation, per account.
    static let requestsOfAccount: [ServiceOperation: Int] = [
        .listStreams: 50, .describeStream: 300, .getDataEndpoint: 300,
    ]
    /// Requests of an operation, per stream.
    static let requestsOfStream: [ServiceOperation: Int] = [
        .describeStream: 5, .getDataEndpoint: 5, .getHLSStreamingSessionURL: 25,
        .getDASHStreamingSessionURL: 25,
    ]
    /// Requests of an operation, per streaming session.
    static let requestsOfSession: [ServiceOperation: Int] = [
        .getHLSMasterPlaylist: 5, .getHLSMediaPlaylist: 5, .getDASHManifest: 5, .getMP4InitFragment: 5,
        .getMP4MediaFragment: 20, .getTSFragment: 20,
    ]
}

extension QuotaCharge {
    /// What one request of `operation` costs in `region`.
    ///
    /// - Parameters:
    ///   - stream: The stream's name, or `nil` for an operation without one.
    ///   - session: The session that is asked about, or `nil` for an operation without one.
    ///   - quotaPoints: What it takes of the stream's metadata points.
    ///   - mediaPoints: What it takes of the stream's media points.
    static func list(
        for operation: ServiceOperation, of stream: String?, in region: Region, session: Secret? = nil,
        quotaPoints: Int, mediaPoints: Int
    ) -> [QuotaCharge] {
        func charge(_ key: Key, _ limit: Int?, _ amount: Int = 1) -> QuotaCharge? {
            guard let limit, amount > 0 else { return nil }
            return QuotaCharge(key: key, limit: limit, amount: amount)
        }
        func key(_ kind: Key.Kind, of stream: String?, session: Secret? = nil) -> Key {
            Key(kind: kind, region: region, stream: stream, session: session)
        }
        let requests = Key.Kind.requests(operation)
        let ofAccount = charge(key(requests, of: nil), ServiceQuota.requestsOfAccount[operation])
        guard let stream else { return [ofAccount].compactMap(\.self) }
        let ofSession = session.flatMap {
            charge(key(requests, of: stream, session: $0), ServiceQuota.requestsOfSession[operation])
        }
        return [
            ofAccount, charge(key(requests, of: stream), ServiceQuota.requestsOfStream[operation]), ofSession,
            charge(key(.metadataPoints, of: stream), ServiceQuota.metadataPoints, quotaPoints),
            charge(key(.mediaPoints, of: stream), ServiceQuota.mediaPoints, mediaPoints),
        ].compactMap(\.self)
    }
}

extension ServiceCall {
    /// What one request of it costs in `region`.
    func charges(in region: Region) -> [QuotaCharge] {
        QuotaCharge.list(
            for: operation, of: stream?.name, in: region, quotaPoints: quotaPoints, mediaPoints: mediaPoints)
    }
}
