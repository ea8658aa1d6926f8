public import FoundationEssentials

/// Which credentials the monitor signs with; it holds no secret.
public struct CredentialsReading: Hashable, Sendable {
    /// Why there are no new ones, and when they are asked for again.
    public struct Trouble: Hashable, Sendable {
        /// A short word or the code of whoever refused.
        public var code: String
        /// What went wrong, in words.
        public var message: String
        /// What to try, or `nil` where the message says it, or nobody knows.
        public var remedy: String?
        /// When the first attempt failed.
        public var began: Date
        /// How many failed in a row.
        public var attempts: Int
        /// When the next one is due, or `nil` where that isn't known.
        public var nextAttempt: Date?
        /// Whether there are older ones that are still good.
        public var oldOnesLast: Bool

        /// A failure to get new credentials.
        public init(
            code: String, message: String, remedy: String? = nil, began: Date, attempts: Int = 1,
            nextAttempt: Date? = nil, oldOnesLast: Bool = false
        ) {
            self.code = code
            self.message = message
            self.remedy = remedy
            self.began = began
            self.attempts = attempts
            self.nextAttempt = nextAttempt
            self.oldOnesLast = oldOnesLast
        }
    }

    /// When they were read.
    public var date: Date
    /// Where they came from, in words: `environment`, `profile camera`.
    public var source: String
    /// When they expire, or `nil` where they don't or it isn't known.
    public var expires: Date?
    /// Whether their source gets new ones ahead of that by itself.
    public var isRenewed: Bool
    /// Why there are no new ones, or `nil` where nothing is wrong.
    public var trouble: Trouble?

    /// Credentials from `source`.
    public init(
        date: Date, source: String, expires: Date?, isRenewed: Bool = false, trouble: Trouble? = nil
    ) {
        self.date = date
        self.source = source
        self.expires = expires
        self.isRenewed = isRenewed
        self.trouble = trouble
    }
}
