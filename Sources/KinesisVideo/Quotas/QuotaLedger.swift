import HTTPTransport

/// Keeps requests within the service's quotas: they wait, each for its turn, rather than be refused.
///
/// A stream's quota is shared by all who read it, so clients of one process had better share one ledger.
public actor QuotaLedger {
    private var book = QuotaBook()

    /// Nothing used yet.
    public init() {}

    /// Waits until `charges` fit, and counts them; answers how long that took.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/quota`` at once where it would take longer than `limit`.
    func admit(
        _ charges: [QuotaCharge], within limit: Duration, _ time: TimeSource
    ) async throws(KinesisVideoError) -> Duration {
        let now = time.uptime()
        guard let turn = book.book(charges, at: now, within: limit) else { throw .quota(limit) }
        guard turn > now else { return .zero }
        do {
            try await time.sleep(turn - now)
        } catch {
            book.cancel(charges, at: turn)
            throw .cancelled
        }
        return turn - now
    }
}

extension KinesisVideoError {
    /// A request that would have had to wait longer than `limit` for its turn.
    static func quota(_ limit: Duration) -> KinesisVideoError {
        KinesisVideoError(
            .quota,
            "the quota is used up by this program's own requests for longer than the \(limit) that are left")
    }
}
