public import FoundationEssentials

/// Which credentials the monitor signs with; it holds no secret.
public struct CredentialsReading: Hashable, Sendable {
    /// When they were read.
    public var date: Date
    /// Where they came from, in words: `environment`, `profile camera`.
    public var source: String
    /// When they expire, or `nil` where they don't or it isn't known.
    public var expires: Date?

    /// Credentials from `source`.
    public init(date: Date, source: String, expires: Date?) {
        self.date = date
        self.source = source
        self.expires = expires
    }
}
