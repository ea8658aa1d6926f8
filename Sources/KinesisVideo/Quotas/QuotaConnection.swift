/// A connection for a stream's media, of which the service allows few at a time.
struct QuotaConnection: Hashable, Sendable {
    let operation: ServiceOperation
    let region: Region
    /// The stream's name.
    let stream: String
}

extension ServiceQuota {
    /// Connections of an operation at a time, per stream.
    static let connectionsOfStream: [ServiceOperation: Int] = [.getMediaForFragmentList: 5]
}

extension ServiceCall {
    /// The connection that it takes in `region`, or `nil` where those aren't counted.
    func connection(in region: Region) -> QuotaConnection? {
        guard let name = stream?.name, ServiceQuota.connectionsOfStream[operation] != nil else { return nil }
        return QuotaConnection(operation: operation, region: region, stream: name)
    }
}
