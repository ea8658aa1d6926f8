import HTTPTransport

/// Keeps requests within the service's quotas: they wait, each for its turn, rather than be refused.
///
/// A stream's quota is shared by all who read it, so clients of one process had better share one ledger.
public actor QuotaLedger {
    private var book = QuotaBook()
    private var connections: [QuotaConnection: Int] = [:]
    /// How often it is looked whether a connection has become free: nobody knows when one will.
    private static let pause = Duration.milliseconds(100)

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

    /// How many connections are taken.
    var connectionCount: Int { connections.values.reduce(0, +) }

    /// Waits until there may be one more connection like `connection`, and counts it.
    ///
    /// - Throws: ``KinesisVideoError`` with ``KinesisVideoError/Code/quota`` where that takes longer than `limit`.
    func connect(
        _ connection: QuotaConnection, within limit: Duration, _ time: TimeSource
    ) async throws(KinesisVideoError) {
        let most = ServiceQuota.connectionsOfStream[connection.operation] ?? .max
        let end = time.uptime() + limit
        while connections[connection, default: 0] >= most {
            guard time.uptime() + Self.pause <= end else { throw .connections(most) }
            do { try await time.sleep(Self.pause) } catch { throw .cancelled }
        }
        connections[connection, default: 0] += 1
    }

    /// Gives `connection` back, if there is one.
    func disconnect(_ connection: QuotaConnection?) {
        guard let connection, let count = connections[connection] else { return }
        connections[connection] = count > 1 ? count - 1 : nil
    }
}

extension KinesisVideoError {
    /// A request that would have had to wait longer than `limit` for its turn.
    static func quota(_ limit: Duration) -> KinesisVideoError {
        KinesisVideoError(
            .quota,
            "the quota is used up by this program's own requests for longer than the \(limit) that are left")
    }

    /// A call for which no connection became free in time.
    static func connections(_ most: Int) -> KinesisVideoError {
        KinesisVideoError(
            .quota,
            "this program reads \(most) answers about the stream at the same time, which is all the quota")
    }
}
