/// Why a source has no new credentials, and when it asks for them again.
public struct CredentialTrouble: Sendable {
    /// The newest failure.
    public var error: KinesisVideoError
    /// How many attempts failed in a row.
    public var attempts: Int
    /// How long ago the first of them failed.
    public var age: Duration
    /// The time until it is tried again, zero while that is being done; `nil` where it isn't known.
    public var untilNextAttempt: Duration?
    /// The credentials from before, which may have expired, or `nil` where there never were any.
    public var oldOnes: Credentials?
    /// Whether those are still good to sign with.
    public var oldOnesLast: Bool

    /// A failure, and what is known about it.
    public init(
        _ error: KinesisVideoError, attempts: Int = 1, age: Duration = .zero,
        untilNextAttempt: Duration? = nil,
        oldOnes: Credentials? = nil, oldOnesLast: Bool = false
    ) {
        self.error = error
        self.attempts = attempts
        self.age = age
        self.untilNextAttempt = untilNextAttempt
        self.oldOnes = oldOnes
        self.oldOnesLast = oldOnesLast
    }
}
