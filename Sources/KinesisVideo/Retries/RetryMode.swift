/// How failed requests are sent again, by the names that AWS's own tools know.
///
/// Source: AWS SDKs reference guide, "Retry behavior".
public enum RetryMode: String, CaseIterable, Hashable, Sendable {
    /// As `standard`, with five requests and without a budget for retries.
    case legacy
    /// Three requests, and a budget of retries that all calls share, so that a service in distress isn't asked thrice as often.
    case standard
    /// As `standard`; and once the service throttles, requests wait so that they come at the rate that it has shown it takes.
    case adaptive

    /// The most requests for one call, where nothing else is said.
    public var maximumAttempts: Int { self == .legacy ? 5 : 3 }
}
