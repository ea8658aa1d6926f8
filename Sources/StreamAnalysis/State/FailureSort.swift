/// What a failed call is a sign of; each sort has one check that tells of it.
enum FailureSort: Hashable, Sendable {
    /// More requests or points than the quota allows.
    case throttling
    /// The caller may not call this operation.
    case permission
    /// Nobody has these keys, or the secret isn't theirs.
    case unknownCredentials
    /// The session token of temporary credentials has expired.
    case expiredCredentials
    /// There were no credentials, so that nothing was sent.
    case noCredentials
    /// The signature's date is too far from the service's.
    case clock
    /// A session's resource is refused: the session is gone.
    case session
    /// There is nothing to play.
    case noFragments
    /// There is no such stream.
    case streamNotFound
    /// The stream keeps no data.
    case noRetention
    /// The stream's media can't be packaged.
    case media
    /// The server that answers isn't the one that knows the operation.
    case wrongEndpoint
    /// The network, the service's own failures, and the rest.
    case other
}

extension FailureSort {
    /// The service looked at the request and said something about it; else nobody knows what it would have said.
    var isAnswer: Bool { self != .other && self != .throttling && self != .noCredentials }

    /// What the failure of `outcome` is a sign of, or `nil` for a success.
    init?(of outcome: CallOutcome) {
        guard let failure = outcome.failure else { return nil }
        self = .other
        if failure.status == 429 || Self.throttlingCodes.contains(failure.code) {
            self = .throttling
        } else if let known = Self.byCode[failure.code] {
            self = Self.refined(known, failure)
        } else if failure.lacksAMember {
            self = .wrongEndpoint
        }
        let isRefusal = failure.status.map { (400..<500).contains($0) } ?? false
        if outcome.operation.isOfSession, isRefusal, self != .throttling, self != .media { self = .session }
        if outcome.operation == .getHLSStreamingSessionURL, self == .streamNotFound,
            !failure.message.hasPrefix("The requested stream")
        {
            self = .noFragments
        }
    }

    /// Where one code means several things, the message tells which.
    private static func refined(_ sort: FailureSort, _ failure: CallOutcome.Failure) -> FailureSort {
        switch sort {
        case .permission where failure.message.hasPrefix("Unable to determine service/operation name"):
            .wrongEndpoint
        case .permission where failure.message.contains("security token included in the request is expired"):
            .expiredCredentials
        case .unknownCredentials where failure.isAboutTime: .clock
        default: sort
        }
    }

    /// Source: AWS SDKs reference guide, "Retry behavior"; the first one is KVS's own.
    private static let throttlingCodes: Set<String> = [
        "ClientLimitExceededException", "Throttling", "ThrottlingException", "ThrottledException",
        "RequestThrottled", "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
        "LimitExceededException", "BandwidthLimitExceeded", "SlowDown",
    ]

    /// Source: KVS API reference, errors of each operation and "Common Errors".
    private static let byCode: [String: FailureSort] = [
        "AccessDeniedException": .permission, "AccessDenied": .permission,
        "NotAuthorizedException": .permission, "NotAuthorized": .permission, "OptInRequired": .permission,
        // Ours: whoever hands out credentials has codes of their own, which say nothing about the service.
        "credentials": .noCredentials,
        "ExpiredTokenException": .expiredCredentials, "ExpiredToken": .expiredCredentials,
        "UnrecognizedClientException": .unknownCredentials, "InvalidClientTokenId": .unknownCredentials,
        "MissingAuthenticationToken": .unknownCredentials,
        "MissingAuthenticationTokenException": .unknownCredentials,
        "InvalidSignatureException": .unknownCredentials, "SignatureDoesNotMatch": .unknownCredentials,
        "IncompleteSignature": .unknownCredentials,
        "RequestExpired": .clock, "RequestTimeTooSkewed": .clock,
        "ResourceNotFoundException": .streamNotFound,
        "NoDataRetentionException": .noRetention,
        "UnsupportedStreamMediaTypeException": .media, "MissingCodecPrivateDataException": .media,
        "InvalidCodecPrivateDataException": .media,
        "UnknownOperationException": .wrongEndpoint, "InvalidEndpointException": .wrongEndpoint,
    ]
}

extension CallOutcome.Failure {
    /// A refused signature's words where its date is the reason.
    fileprivate var isAboutTime: Bool {
        message.hasPrefix("Signature expired") || message.hasPrefix("Signature not yet current")
    }

    /// JSON that lacks what the operation answers: the control plane's host answers `{}` to a data operation.
    fileprivate var lacksAMember: Bool { code == "undecodable" && message.hasPrefix("the answer lacks") }
}

extension CallOutcome.Operation {
    /// A plain GET whose credential is the session's token.
    var isOfSession: Bool {
        switch self {
        case .getHLSMasterPlaylist, .getHLSMediaPlaylist, .getMP4MediaFragment: true
        case .describeStream, .getDataEndpoint, .listFragments, .getHLSStreamingSessionURL: false
        }
    }

    /// So many successes in a row end a trouble: what is called every second may fail every other time, and what is called
    /// now and then isn't called twice soon.
    var successesThatEndATrouble: Int {
        switch self {
        case .listFragments, .getHLSMediaPlaylist, .getMP4MediaFragment: 2
        case .describeStream, .getDataEndpoint, .getHLSStreamingSessionURL, .getHLSMasterPlaylist: 1
        }
    }
}
