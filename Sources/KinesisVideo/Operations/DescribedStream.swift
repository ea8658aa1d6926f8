public import FoundationEssentials

/// What the service knows about a stream: its `StreamInfo`.
public struct DescribedStream: Hashable, Sendable {
    /// What a stream is doing.
    public struct Status: RawRepresentable, Hashable, Sendable {
        /// The service's word for it.
        public let rawValue: String

        /// The status called `rawValue`, known here or not.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// It is being created.
        public static let creating = Status(rawValue: "CREATING")
        /// It takes and gives data.
        public static let active = Status(rawValue: "ACTIVE")
        /// It is being changed.
        public static let updating = Status(rawValue: "UPDATING")
        /// It is being deleted.
        public static let deleting = Status(rawValue: "DELETING")
    }

    /// The stream's name.
    public var name: String
    /// Its Amazon Resource Name.
    public var arn: String?
    /// What it is doing.
    public var status: Status?
    /// How long data is kept, in hours; with 0 nothing is archived, and neither fragments nor sessions can be had.
    public var retentionHours: Int?
    /// When it was created, to the millisecond.
    public var created: Date?
    /// The media type that its producer declared, such as `video/h264`.
    public var mediaType: String?
    /// The device that its creator named.
    public var deviceName: String?
    /// The version to name when changing it.
    public var version: String?
    /// The key that its data is encrypted with.
    public var keyID: String?

    /// A stream; what isn't known is `nil`.
    public init(
        name: String, arn: String? = nil, status: Status? = nil, retentionHours: Int? = nil,
        created: Date? = nil,
        mediaType: String? = nil, deviceName: String? = nil, version: String? = nil, keyID: String? = nil
    ) {
        self.name = name
        self.arn = arn
        self.status = status
        self.retentionHours = retentionHours
        self.created = created
        self.mediaType = mediaType
        self.deviceName = deviceName
        self.version = version
        self.keyID = keyID
    }
}

extension DescribedStream {
    private enum Name: String, CaseIterable {
        case name = "StreamName"
        case arn = "StreamARN"
        case status = "Status"
        case retention = "DataRetentionInHours"
        case created = "CreationTime"
        case mediaType = "MediaType"
        case deviceName = "DeviceName"
        case version = "Version"
        case keyID = "KmsKeyId"
    }

    private static let keys = JSONKeys<Name>()

    /// Reads one; `nil` for `null`.
    init?(_ scanner: inout JSONScanner) throws(UndecodableBody) {
        var stream = DescribedStream(name: "")
        let isThere = try scanner.object(Self.keys) { scanner, name throws(UndecodableBody) in
            switch name {
            case .name: stream.name = try scanner.string() ?? ""
            case .arn: stream.arn = try scanner.string()
            case .status: stream.status = try scanner.string().map(Status.init)
            case .retention: stream.retentionHours = try scanner.number()?.scaled(byPowerOfTen: 0)
            case .created: stream.created = try scanner.number()?.date
            case .mediaType: stream.mediaType = try scanner.string()
            case .deviceName: stream.deviceName = try scanner.string()
            case .version: stream.version = try scanner.string()
            case .keyID: stream.keyID = try scanner.string()
            }
        }
        guard isThere else { return nil }
        guard !stream.name.isEmpty else { throw .missing("StreamInfo.StreamName") }
        self = stream
    }
}

extension JSONNumber {
    /// The date this many seconds after 1970, rounded to the millisecond; `nil` beyond any calendar.
    var date: Date? {
        scaled(byPowerOfTen: 3).map { Date(timeIntervalSince1970: Double($0) / 1000) }
    }
}
