/// The input of UpdateStream.
package struct UpdateStreamRequest: Hashable, Sendable, Decodable {
    /// StreamName.
    package var streamName: String?
    /// StreamARN.
    package var streamARN: String?
    /// CurrentVersion.
    package var currentVersion: String?
    /// DeviceName; it stays where it isn't given.
    package var deviceName: String?
    /// MediaType; it stays where it isn't given.
    package var mediaType: String?

    /// A request to describe a stream otherwise.
    package init(
        streamName: String? = nil, streamARN: String? = nil, currentVersion: String?,
        deviceName: String? = nil, mediaType: String? = nil
    ) {
        self.streamName = streamName
        self.streamARN = streamARN
        self.currentVersion = currentVersion
        self.deviceName = deviceName
        self.mediaType = mediaType
    }
}

extension ArchivedMediaService {
    /// Changes how a stream is described.
    ///
    /// Source: KVS API reference, UpdateStream.
    package mutating func updateStream(_ request: UpdateStreamRequest) throws(ServiceError) {
        try TextRule.deviceName.check(request.deviceName)
        try TextRule.mediaType.check(request.mediaType)
        let reference = StreamReference(name: request.streamName, arn: request.streamARN)
        try changeSettings(of: reference) { (settings) throws(ServiceError) in
            try settings.require(version: request.currentVersion)
            settings.change {
                $0.deviceName = request.deviceName ?? $0.deviceName
                $0.mediaType = request.mediaType ?? $0.mediaType
            }
        }
    }
}
