/// What the service says went wrong: the exceptions that its operations document, and any other code as it came.
public enum ServiceException: Hashable, Sendable {
    /// 400: too many requests, or too many quota points, in a second.
    case clientLimitExceeded
    /// 400: a parameter is wrong.
    case invalidArgument
    /// 400: a fragment's codec private data is wrong, or differs between fragments.
    case invalidCodecPrivateData
    /// 400: a frame of the clip can't be read.
    case invalidMediaFrame
    /// 400: a fragment lacks its codec's private data.
    case missingCodecPrivateData
    /// 400: the stream keeps no data.
    case noDataRetention
    /// 401 or 403: the caller may not do this.
    case notAuthorized
    /// 404: no such stream, or no fragments in the asked range.
    case resourceNotFound
    /// 400: the stream's media can't be played or put into a clip.
    case unsupportedStreamMediaType
    /// Another code, such as those that all of AWS's services share.
    case other(String)

    /// The exception of this code.
    public init(code: String) {
        self = Self.documented.first { $0.value == code }?.key ?? .other(code)
    }

    /// The service's code for it.
    public var code: String {
        guard case .other(let code) = self else { return Self.documented[self] ?? "" }
        return code
    }

    private static let documented: [ServiceException: String] = [
        .clientLimitExceeded: "ClientLimitExceededException",
        .invalidArgument: "InvalidArgumentException",
        .invalidCodecPrivateData: "InvalidCodecPrivateDataException",
        .invalidMediaFrame: "InvalidMediaFrameException",
        .missingCodecPrivateData: "MissingCodecPrivateDataException",
        .noDataRetention: "NoDataRetentionException",
        .notAuthorized: "NotAuthorizedException",
        .resourceNotFound: "ResourceNotFoundException",
        .unsupportedStreamMediaType: "UnsupportedStreamMediaTypeException",
    ]
}

extension KinesisVideoError {
    /// What the service said, for a `switch`; `nil` where the failure is one of ours and ``code`` says which.
    public var exception: ServiceException? {
        code.isOurs ? nil : ServiceException(code: code.rawValue)
    }
}

extension ServiceOperation {
    /// The exceptions that the operation documents. Source: KVS API reference, "Errors" of each operation.
    public var exceptions: Set<ServiceException> {
        let usual: Set<ServiceException> = [
            .clientLimitExceeded, .invalidArgument, .notAuthorized, .resourceNotFound,
        ]
        let playback = usual.union([
            .invalidCodecPrivateData, .missingCodecPrivateData, .noDataRetention, .unsupportedStreamMediaType,
        ])
        return switch self {
        case .listStreams: [.clientLimitExceeded, .invalidArgument]
        case .describeStream, .getDataEndpoint, .listFragments, .getMediaForFragmentList,
            .getHLSMasterPlaylist, .getHLSMediaPlaylist, .getDASHManifest, .getMP4InitFragment,
            .getMP4MediaFragment, .getTSFragment:
            usual
        case .getImages: usual.union([.noDataRetention])
        case .getHLSStreamingSessionURL, .getDASHStreamingSessionURL: playback
        case .getClip: playback.union([.invalidMediaFrame])
        }
    }
}
