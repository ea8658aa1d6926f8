import Reports

/// The problems that a check can find, by name, each with its remedy.
package enum Complaint: String, CaseIterable, Hashable, Sendable {
    // Before anything is sent.
    case configuration
    case noCredentials = "no-credentials"
    case credentialsExpired = "credentials-expired"
    // On the way.
    case nameUnknown = "name-unknown"
    case nameServersSilent = "name-servers-silent"
    case refused = "connection-refused"
    case unreachable = "no-route"
    case connectionTimeout = "connection-timeout"
    case connection = "connection-broken"
    case proxy = "proxy-failed"
    case proxyCredentials = "proxy-credentials"
    case proxyForbids = "proxy-forbids"
    case proxyCannotReach = "proxy-cannot-reach"
    case certificateExpired = "certificate-expired"
    case certificateName = "certificate-name"
    case certificateUntrusted = "certificate-untrusted"
    case tls = "tls-failed"
    case noAnswer = "no-answer"
    case clockOff = "clock-off"
    // Refused.
    case unknownKey = "unknown-key"
    case wrongSecret = "wrong-secret"
    case notAuthorized = "not-authorized"
    case throttled
    case wrongEndpoint = "wrong-endpoint"
    case unknownOperation = "unknown-operation"
    case serviceFailed = "service-failed"
    case requestRefused = "request-refused"
    // The stream.
    case streamNotFound = "stream-not-found"
    case notActive = "stream-not-active"
    case noRetention = "no-retention"
    case neverIngested = "never-ingested"
    case producerSilent = "producer-silent"
    case shortFragments = "short-fragments"
    // What players get.
    case noRecentFragments = "no-recent-fragments"
    case sessionExpired = "session-expired"
    case emptyPlaylist = "empty-playlist"
    case unreadablePlaylist = "unreadable-playlist"
    case unsupportedCodec = "unsupported-codec"
    case missingCodecPrivate = "missing-codec-private"
    case invalidCodecPrivate = "invalid-codec-private"
    case codecChanged = "codec-changed"

    /// What every signed call would be refused for, too.
    static let ofEveryCall: Set<Complaint> = [
        .credentialsExpired, .unknownKey, .wrongSecret, .unknownOperation,
    ]

    /// The problem, with what was seen, and with another remedy where there is a better one than the usual.
    func problem(_ what: String, remedy: String? = nil) -> TriageReport.Problem {
        TriageReport.Problem(id: rawValue, what: what, remedy: remedy ?? self.remedy)
    }

    /// What is usually to be done.
    var remedy: String {
        switch self {
        case .configuration: "Correct the option, the variable or the profile that is named."
        case .noCredentials:
            "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, run `aws configure`, or give --profile."
        case .credentialsExpired: "Renew them where they come from, for example with `aws sso login`."
        case .nameUnknown:
            "Check the spelling of the region and of --endpoint-url, then the resolver: `getent hosts HOST`."
        case .nameServersSilent: "Look at /etc/resolv.conf and at the network: no name server answers."
        case .refused:
            "Nothing listens there: check host and port of the endpoint, and whether the server runs."
        case .unreachable: "Look at this machine's network, routes and VPN: `ip route get ADDRESS`."
        case .connectionTimeout:
            "Look for a firewall or a security group that drops packets to the port, or set HTTPS_PROXY if a proxy is the way out."
        case .connection: "Try again; if it stays so, look for a proxy or a firewall that cuts connections."
        case .proxy:
            "Check host and port in HTTPS_PROXY, or name the host in NO_PROXY if there is a direct way."
        case .proxyCredentials: "Give user and password in HTTPS_PROXY, as http://USER:PASSWORD@HOST:PORT."
        case .proxyForbids:
            "Have the host allowed on the proxy, or name it in NO_PROXY if there is a direct way."
        case .proxyCannotReach:
            "Check the host's name, then network and name servers of the proxy; or name the host in NO_PROXY."
        case .certificateExpired:
            "Renew the server's certificate, or set this machine's clock if it is the one that is off."
        case .certificateName: "Ask the host by a name that its certificate has, or correct the endpoint."
        case .certificateUntrusted:
            "If your network inspects TLS, name its CA file in AWS_CA_BUNDLE; else somebody is between you and the host."
        case .tls: "Check that the port speaks TLS (https://), and what stands between this machine and it."
        case .noAnswer:
            "Look for a firewall, a proxy or a VPN that swallows packets, and at the server itself."
        case .clockOff: "Set this machine's clock: `timedatectl set-ntp true`."
        case .unknownKey:
            "Check the access key's spelling, that it is active, and the session token if it is temporary."
        case .wrongSecret: "Copy the secret access key again: it doesn't belong to this access key."
        case .notAuthorized: "Allow the action for this stream in the caller's IAM policy."
        case .throttled:
            "Find out who else asks: the quota is shared by all readers of the stream, and sessions must not be shared by players."
        case .wrongEndpoint:
            "Remove the endpoint that was set, or correct it: this server offers something else."
        case .unknownOperation: "Correct the endpoint: there must be nothing behind host and port."
        case .serviceFailed: "Try again in a minute; if it stays so, look at the AWS Health Dashboard."
        case .requestRefused: "See what the service says; its request id helps AWS support."
        case .streamNotFound:
            "Check the name, the region and the account; `kvsmon streams` lists what is there."
        case .notActive: "Wait until it is ACTIVE, or create it anew if it is being deleted."
        case .noRetention: "Set a retention of 1 hour or more: `aws kinesisvideo update-data-retention`."
        case .neverIngested:
            "Check that the producer runs, that it sends to this stream, region and account, and its log for 4xxx errors."
        case .producerSilent:
            "Look at the device: power, network, credentials, and its log for errors of PutMedia."
        case .shortFragments: "Set the encoder's key-frame interval so that fragments last 2 to 10 seconds."
        case .noRecentFragments: "Look at the device: LIVE needs a fragment within the last 30 seconds."
        case .sessionExpired: "Open a new session: `kvsmon url STREAM`, with --expires up to 12h."
        case .emptyPlaylist: "Wait for the next fragment; if it stays so, look at the producer."
        case .unreadablePlaylist: "Look for a proxy that changes answers; else tell AWS support."
        case .unsupportedCodec: "Let the producer send H.264 or H.265 on track 1 and AAC on track 2."
        case .missingCodecPrivate: "Let the producer send codec private data with every fragment."
        case .invalidCodecPrivate: "Let the producer send codec private data as AVCC or HVCC, not as Annex B."
        case .codecChanged: "Open a new session, and let the producer keep codec and tracks while it runs."
        }
    }
}
