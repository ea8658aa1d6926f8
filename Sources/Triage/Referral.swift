package import KinesisVideo
import Monitoring
package import StreamAnalysis

/// Which failures `kvsmon doctor` says more about.
package enum Referral {
    /// Whether the doctor's checks find out more about `error` than it says itself.
    ///
    /// A request that was wrong, a quota that is used up and a service that fails are none of them: they are told whole.
    package static func isDue(for error: any Error) -> Bool {
        switch error {
        case let error as KinesisVideoError: isDue(for: Complaint(error))
        case let error as CallError: isDue(for: Complaint(KinesisVideoError(error.failure)))
        default: false
        }
    }

    private static func isDue(for complaint: Complaint) -> Bool {
        switch complaint {
        case .noCredentials, .credentialsExpired, .unknownKey, .wrongSecret, .notAuthorized, .clockOff: true
        case .nameUnknown, .nameServersSilent, .refused, .unreachable, .connectionTimeout, .connection: true
        case .noAnswer, .proxy, .proxyCredentials, .proxyForbids, .proxyCannotReach: true
        case .certificateExpired, .certificateName, .certificateUntrusted, .tls: true
        case .wrongEndpoint, .unknownOperation, .streamNotFound, .noRecentFragments: true
        default: false
        }
    }
}

extension KinesisVideoError {
    /// The error that `failure` was told of.
    package init(_ failure: CallOutcome.Failure) {
        self.init(
            Code(rawValue: failure.code), failure.message, status: failure.status,
            requestID: failure.requestID)
    }
}
