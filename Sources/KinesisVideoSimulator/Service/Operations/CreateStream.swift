package import FoundationEssentials

/// The input of CreateStream.
package struct CreateStreamRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// DeviceName.
    package var deviceName: String?
    /// MediaType.
    package var mediaType: String?
    /// KmsKeyId.
    package var kmsKeyId: String?
    /// DataRetentionInHours; 0 where it isn't given.
    package var dataRetentionInHours: Int?
    /// Tags.
    package var tags: [String: String]?
    /// StreamStorageConfiguration; HOT where it isn't given.
    package var streamStorageConfiguration: StreamStorageConfiguration?

    /// A request for a new stream.
    package init(
        streamName: String?, deviceName: String? = nil, mediaType: String? = nil, kmsKeyId: String? = nil,
        dataRetentionInHours: Int? = nil, tags: [String: String]? = nil
    ) {
        self.streamName = streamName
        self.deviceName = deviceName
        self.mediaType = mediaType
        self.kmsKeyId = kmsKeyId
        self.dataRetentionInHours = dataRetentionInHours
        self.tags = tags
    }
}

/// StreamStorageConfiguration: how media is stored, which no answer of the offered operations depends on.
package struct StreamStorageConfiguration: Hashable, Sendable, Decodable {
    /// DefaultStorageTier.
    package var defaultStorageTier: String?

    /// Refuses what isn't a tier.
    fileprivate func check() throws(ServiceError) {
        let tiers = ["HOT", "WARM"]
        guard let tier = defaultStorageTier, tiers.contains(tier) else {
            throw .invalidArgument(
                "StreamStorageConfiguration.DefaultStorageTier",
                "it must be one of \(tiers.joined(separator: ", "))")
        }
    }
}

extension ArchivedMediaService {
    /// The longest retention: ten years, in hours.
    static let longestRetention = 87_600

    /// Creates a stream and returns it; it is active at once, which takes the real service some seconds.
    ///
    /// Source: KVS API reference, CreateStream.
    package mutating func createStream(
        _ request: CreateStreamRequest, at date: Date
    ) throws(ServiceError) -> SimulatedStream {
        guard let name = request.streamName else { throw .invalidArgument("StreamName", "it is required") }
        try TextRule.streamName.check(name)
        let settings = try StreamSettings(request)
        guard !streams.contains(where: { $0.name == name }) else { throw .streamExists(name) }
        guard streams.count < streamLimit else { throw .tooManyStreams(streamLimit) }
        let stream = SimulatedStream(name: name, created: date, settings: settings)
        add(stream)
        return stream
    }
}

extension StreamSettings {
    /// The settings that `request` asks for, or the refusal.
    fileprivate init(_ request: CreateStreamRequest) throws(ServiceError) {
        try TextRule.deviceName.check(request.deviceName)
        try TextRule.mediaType.check(request.mediaType)
        try TextRule.kmsKeyID.check(request.kmsKeyId)
        try request.streamStorageConfiguration?.check()
        let retention = request.dataRetentionInHours ?? 0
        guard (0...ArchivedMediaService.longestRetention).contains(retention) else {
            throw .invalidArgument(
                "DataRetentionInHours", "it must be between 0 and \(ArchivedMediaService.longestRetention)")
        }
        self.init(
            retentionHours: retention, mediaType: request.mediaType, deviceName: request.deviceName,
            kmsKeyID: request.kmsKeyId)
        if let tags = request.tags {
            guard !tags.isEmpty else { throw .invalidArgument("Tags", "at least one is required") }
            try addTags(tags)
        }
    }
}

extension ServiceError {
    fileprivate static func streamExists(_ name: String) -> ServiceError {
        ServiceError(
            status: 400, code: "ResourceInUseException", message: "The stream \(name) already exists.")
    }

    fileprivate static func tooManyStreams(_ limit: Int) -> ServiceError {
        ServiceError(
            status: 400, code: "AccountStreamLimitExceededException",
            message: "The account has \(limit) streams, which is the limit.")
    }
}
