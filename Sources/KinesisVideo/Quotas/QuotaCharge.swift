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
}

extension ServiceCall {
    /// What one request of it costs in `region`.
    func charges(in region: Region) -> [QuotaCharge] {
        func charge(_ kind: QuotaCharge.Key.Kind, of stream: String?, _ limit: Int?, _ amount: Int = 1)
            -> QuotaCharge?
        {
            guard let limit, amount > 0 else { return nil }
            return QuotaCharge(
                key: .init(kind: kind, region: region, stream: stream), limit: limit, amount: amount)
        }
        let ofAccount = charge(.requests(operation), of: nil, ServiceQuota.requestsOfAccount[operation])
        guard let name = stream?.name else { return [ofAccount].compactMap(\.self) }
        return [
            ofAccount, charge(.requests(operation), of: name, ServiceQuota.requestsOfStream[operation]),
            charge(.metadataPoints, of: name, ServiceQuota.metadataPoints, quotaPoints),
            charge(.mediaPoints, of: name, ServiceQuota.mediaPoints, mediaPoints),
        ].compactMap(\.self)
    }
}
