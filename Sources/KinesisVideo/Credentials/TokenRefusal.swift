/// Why whoever was asked to take a user's token gave nothing for it.
enum TokenRefusal: Error, Hashable, Sendable {
    /// The token isn't good any more, in the service's words: only signing in again helps.
    case signedOut(String)
    /// The user may not do this, in the service's words.
    case denied(String)
    /// Anything else, in words: later it may be otherwise.
    case failed(String)
    /// The calling task was cancelled.
    case cancelled

    /// The service's words, or ours.
    var reason: String {
        switch self {
        case .signedOut(let reason), .denied(let reason), .failed(let reason): reason
        case .cancelled: "cancelled"
        }
    }
}
