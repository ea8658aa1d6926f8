public import FoundationEssentials

/// How the calls of one operation are doing.
public struct CallHealth: Hashable, Sendable {
    /// The operation.
    public var operation: CallOutcome.Operation
    /// The newest outcome.
    public var latest: CallOutcome
    /// Failures since the last success.
    public var consecutiveFailures: Int
    /// The date of the newest success, or `nil` before the first.
    public var succeeded: Date?

    /// The health of `operation`.
    public init(
        operation: CallOutcome.Operation, latest: CallOutcome, consecutiveFailures: Int,
        succeeded: Date? = nil
    ) {
        self.operation = operation
        self.latest = latest
        self.consecutiveFailures = consecutiveFailures
        self.succeeded = succeeded
    }
}
