/// The budget of retries that all calls share: while most calls fail, few are sent again.
///
/// Source: AWS SDKs reference guide, "Retry behavior" (standard mode); figures of botocore's `retries/quota.py` and `standard.py`.
struct RetryTokens {
    /// What there is at first, and at most.
    static let capacity = 500
    private static let timeoutCost = 10
    private static let otherCost = 5
    private static let refundOfAFirstRequest = 1

    /// What is left.
    private(set) var available = capacity

    /// Takes what sending a request again costs after `error`; answers the cost, or `nil` where too little is left.
    mutating func take(after error: KinesisVideoError) -> Int? {
        let cost = error.code == .timeout ? Self.timeoutCost : Self.otherCost
        guard cost <= available else { return nil }
        available -= cost
        return cost
    }

    /// A call succeeded: its last retry's cost comes back; that of a call without any is a token.
    mutating func refund(_ cost: Int?) {
        available = min(Self.capacity, available + (cost ?? Self.refundOfAFirstRequest))
    }
}
