import HTTPTransport
import KinesisVideo
import Reports

extension Complaint {
    /// What a failed call complains of.
    ///
    /// - Parameters:
    ///   - error: Why it failed.
    ///   - missing: What a "not found" means for this call.
    init(_ error: KinesisVideoError, missing: Complaint = .streamNotFound) {
        let hint = Self.byMessage.first { error.message.contains($0.words) }?.complaint
        let complaint =
            hint ?? (error.underlying as? HTTPTransportError).flatMap { Self.byFailure[$0.code] }
            ?? Self.byCode[error.code]
            ?? {
                if error.code == .resourceNotFound { return missing }
                if error.isThrottling { return .throttled }
                // A server that knows the operation gives a code of the service's.
                if error.status == 404, error.code.isOurs, error.operation != nil { return .wrongEndpoint }
                if (error.status ?? 0) >= 500 { return .serviceFailed }
                return error.status == 401 || error.status == 403 ? .notAuthorized : .requestRefused
            }()
        // Whoever hands out credentials knows nothing of streams and their permissions.
        self = error.isAboutCredentials && !Self.ofAnyServer.contains(complaint) ? .noCredentials : complaint
    }

    /// What every server may be complained of, and every key.
    private static let ofAnyServer: Set<Complaint> = [
        .configuration, .noAnswer, .connection, .proxy, .proxyCredentials, .tls, .wrongEndpoint, .clockOff,
        .serviceFailed, .credentialsExpired, .unknownKey, .wrongSecret,
    ]

    /// What the service and its front end say in codes that mean several things. Source: answers seen in public issues.
    private static let byMessage: [(words: String, complaint: Complaint)] = [
        ("Signature expired", .clockOff), ("Signature not yet current", .clockOff),
        ("security token included in the request is expired", .credentialsExpired),
        ("security token included in the request is invalid", .unknownKey),
        ("Unable to determine service/operation name", .wrongEndpoint),
        ("session token is expired", .sessionExpired),
        ("does not have the same codec private data", .codecChanged),
    ]

    /// What says more than the code that it has with others.
    private static let byFailure: [HTTPTransportError.Code: Complaint] = [
        .proxyAuthentication: .proxyCredentials
    ]

    private static let byCode: [KinesisVideoError.Code: Complaint] = [
        .timeout: .noAnswer, .connection: .connection, .proxy: .proxy, .tls: .tls,
        .configuration: .configuration,
        .credentials: .noCredentials, .undecodable: .wrongEndpoint, .unknownOperation: .unknownOperation,
        .notAuthorized: .notAuthorized, .accessDenied: .notAuthorized,
        .noDataRetention: .noRetention, .unsupportedStreamMediaType: .unsupportedCodec,
        .missingCodecPrivateData: .missingCodecPrivate, .invalidCodecPrivateData: .invalidCodecPrivate,
        .invalidSignature: .wrongSecret, "SignatureDoesNotMatch": .wrongSecret,
        .unrecognizedClient: .unknownKey, "InvalidClientTokenId": .unknownKey,
        "MissingAuthenticationToken": .unknownKey, "IncompleteSignature": .wrongSecret,
        .expiredToken: .credentialsExpired, "ExpiredToken": .credentialsExpired,
        .internalFailure: .serviceFailed,
    ]
}

extension TriageReport.Problem {
    /// What a failed call complains of, in the service's words, with the remedy that is known for it.
    ///
    /// - Parameters:
    ///   - error: Why it failed.
    ///   - chart: What is known: whose permission is missing, for one.
    ///   - missing: What a "not found" means for this call.
    init(_ error: KinesisVideoError, _ chart: Chart, missing: Complaint = .streamNotFound) {
        let complaint = Complaint(error, missing: missing)
        let facts = [
            error.code.isOurs ? nil : error.code.rawValue, error.status.map { "HTTP \($0)" },
            error.requestID.map { "request \($0)" },
        ].compactMap(\.self)
        let (what, said) = Self.split(error, complaint)
        let operation = error.operation.map { "\($0): " } ?? ""
        self = complaint.problem(
            operation + what + (facts.isEmpty ? "" : " [\(facts.joined(separator: ", "))]"),
            remedy: error.advice.map { "\($0)." } ?? said ?? Self.remedy(complaint, error, chart))
    }

    /// The message without its last sentence, and that sentence, where the client's own words end with the remedy.
    private static func split(
        _ error: KinesisVideoError, _ complaint: Complaint
    ) -> (what: String, remedy: String?) {
        if error.underlying is HTTPTransportError, let mark = error.message.firstRange(of: "; ") {
            // What the transport advises is more general than the remedy that is known here.
            return (String(error.message[..<mark.lowerBound]), nil)
        }
        guard [.configuration, .noCredentials].contains(complaint),
            let gap = error.message.ranges(of: ". ").last
        else { return (error.message, nil) }
        return (String(error.message[..<gap.lowerBound]), error.message[gap.upperBound...] + ".")
    }

    private static func remedy(
        _ complaint: Complaint, _ error: KinesisVideoError, _ chart: Chart
    ) -> String? {
        guard complaint == .notAuthorized, let operation = error.operation else { return nil }
        let stream = chart.stream.map { stream in
            switch stream {
            case .name(let name): " for stream \(name)"
            case .arn(let arn): " for \(arn)"
            }
        }
        let caller = chart.identity.map { " in the IAM policy of \($0)" } ?? " in the caller's IAM policy"
        return "Allow kinesisvideo:\(operation)\(operation == .listStreams ? "" : stream ?? "")\(caller)."
    }
}
