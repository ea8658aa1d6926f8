/// What all calls of a client share so that failures don't multiply: the budget of retries, and the rate of requests.
actor RetryBudget {
    private let mode: RetryMode
    private var tokens = RetryTokens()
    private var rate: AdaptiveRate

    /// A full budget at `now`, in uptime.
    init(mode: RetryMode, now: Duration) {
        self.mode = mode
        rate = AdaptiveRate(now: now / .seconds(1))
    }

    /// How long to wait before a request may go, which is then taken as sent; `nil` where that is longer than `limit`.
    func turn(at now: Duration, limit: Duration) -> Duration? {
        guard mode == .adaptive else { return .zero }
        return rate.take(at: now / .seconds(1), limit: limit / .seconds(1)).map { .seconds($0) }
    }

    /// A request ended with an answer, good or bad, or with `error` alone.
    func note(_ error: KinesisVideoError?, at now: Duration) {
        guard mode == .adaptive else { return }
        rate.note(isThrottled: error?.isThrottling == true, at: now / .seconds(1))
    }

    /// What a retry after `error` costs, taken from the budget; `nil` where it doesn't cover that.
    func take(after error: KinesisVideoError) -> Int? {
        mode == .legacy ? 0 : tokens.take(after: error)
    }

    /// A call succeeded whose last retry cost so much, or which had none.
    func refund(_ cost: Int?) {
        tokens.refund(cost)
    }
}
