/// Why a call whose failure may pass wasn't sent again.
public enum RetryStop: String, Hashable, Sendable {
    /// It was sent as often as the retry mode and `AWS_MAX_ATTEMPTS` allow.
    case attempts
    /// The pause before the next request would have passed the call's deadline.
    case deadline
    /// So many calls failed lately that their retries have used up what all calls share of them.
    case budget

    /// What is said of it beside the failure, or `nil` where that is as usual.
    public var words: String? {
        switch self {
        case .attempts, .deadline: nil
        case .budget: "not sent again: too many calls failed lately"
        }
    }
}
