/// The input of UpdateDataRetention.
package struct UpdateDataRetentionRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// CurrentVersion.
    package var currentVersion: String?
    /// Operation.
    package var operation: String?
    /// DataRetentionChangeInHours.
    package var dataRetentionChangeInHours: Int?

    /// A request to keep media longer, or less long.
    package init(
        streamName: String? = nil, streamARN: String? = nil, currentVersion: String?, operation: String?,
        dataRetentionChangeInHours: Int?
    ) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.currentVersion = currentVersion
        self.operation = operation
        self.dataRetentionChangeInHours = dataRetentionChangeInHours
    }
}

extension ArchivedMediaService {
    /// Values of Operation, and which way each changes the retention.
    private static let directions = ["INCREASE_DATA_RETENTION": 1, "DECREASE_DATA_RETENTION": -1]

    /// Changes how long a stream keeps what is stored.
    ///
    /// Source: KVS API reference, UpdateDataRetention.
    package mutating func updateDataRetention(
        _ request: UpdateDataRetentionRequest
    ) throws(ServiceError) {
        let reference = StreamReference(name: request.streamName, arn: request.streamARN)
        guard let direction = request.operation.flatMap({ Self.directions[$0] }) else {
            let all = Self.directions.keys.sorted().joined(separator: ", ")
            throw .invalidArgument("Operation", "it must be one of \(all)")
        }
        guard let hours = request.dataRetentionChangeInHours, (1...Self.longestRetention).contains(hours)
        else {
            throw .invalidArgument(
                "DataRetentionChangeInHours", "it must be between 1 and \(Self.longestRetention)")
        }
        try changeSettings(of: reference) { (settings) throws(ServiceError) in
            try settings.require(version: request.currentVersion)
            let changed = settings.retentionHours + direction * hours
            guard (0...Self.longestRetention).contains(changed) else {
                throw .invalidArgument(
                    "DataRetentionChangeInHours",
                    "the retention must stay between 0 and \(Self.longestRetention)")
            }
            settings.change { $0.retentionHours = changed }
        }
    }
}
