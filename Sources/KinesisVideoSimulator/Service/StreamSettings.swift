/// What is said about a stream when it is created, and what operations can change later.
package struct StreamSettings: Hashable, Sendable, Codable {
    /// How long the service keeps what is stored; 0 where it stores nothing.
    package var retentionHours: Int
    /// MediaType, such as `video/h264,audio/aac`.
    package var mediaType: String?
    /// DeviceName, which the service doesn't use.
    package var deviceName: String?
    /// KmsKeyId, or `nil` for the account's own.
    package var kmsKeyID: String?
    /// Tags by their keys.
    package var tags: [String: String]
    /// How often the settings were changed; the version follows from it.
    package private(set) var revision = 1

    /// The settings of a new stream.
    package init(
        retentionHours: Int = 0, mediaType: String? = nil, deviceName: String? = nil,
        kmsKeyID: String? = nil, tags: [String: String] = [:]
    ) {
        self.retentionHours = retentionHours
        self.mediaType = mediaType
        self.deviceName = deviceName
        self.kmsKeyID = kmsKeyID
        self.tags = tags
    }

    /// How long the service keeps what is stored.
    var retention: Duration {
        .seconds(min(max(0, retentionHours), ArchivedMediaService.longestRetention) * 3600)
    }

    /// Version: a name for the state of the settings that only tells whether they were changed.
    package var version: String {
        let digits = String(revision)
        return "S1mulatedVersion" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Refuses a change by a caller who has seen another version than this one.
    func require(version seen: String?) throws(ServiceError) {
        guard let seen else { throw .invalidArgument("CurrentVersion", "it is required") }
        try TextRule.version.check(seen)
        guard seen == version else { throw .versionMismatch }
    }

    /// Makes a change, after which the version is another.
    mutating func change(_ body: (inout StreamSettings) -> Void) {
        body(&self)
        revision += 1
    }
}

extension ServiceError {
    /// The caller has seen an earlier version of the stream.
    static let versionMismatch = ServiceError(
        status: 400, code: "VersionMismatchException",
        message: "The stream version that you specified is not the latest version.")
}
