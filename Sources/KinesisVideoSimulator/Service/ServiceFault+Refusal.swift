extension ServiceFault.Effect {
    /// What `operation` is refused with instead of being carried out, or `nil` where it is carried out.
    func refusal(of operation: String, for resource: String) -> ServiceError? {
        switch self {
        case .throttle: .limitExceeded(operation, for: resource)
        case .internalFailure: .internalFailure
        case .unavailable: .unavailable
        case .delay, .reset, .truncate, .malformed, .stalePlaylist, .expireSessions: nil
        }
    }
}
