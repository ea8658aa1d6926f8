import FoundationEssentials

/// The monitor alone uses much of what all readers of the stream share.
struct QuotaPressureCheck: Check {
    static let kinds: [Finding.Kind] = [.quotaPressure]

    /// From these shares of the quota on it is told, urgent, and over.
    private static let noticeFraction = 0.5
    private static let warningFraction = 0.8
    private static let endFraction = 0.4
    /// The first seconds list the past, which passes.
    private static let patienceSeconds = 10.0

    private var open: [QuotaPool: (subject: String, from: Date)] = [:]
    private var ordinal = 0
    private var began: Date?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard changes.call != nil || !open.isEmpty else { return }
        let begun = began ?? stream.now
        began = begun
        guard stream.now.timeIntervalSince(begun) >= Self.patienceSeconds else { return }
        for pool in QuotaPool.allCases { review(pool, of: stream, into: &ledger) }
    }

    private mutating func review(
        _ pool: QuotaPool, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard let points = stream.calls.pointsPerSecond(of: pool, at: stream.now) else { return }
        let fraction = points / pool.pointsPerSecond
        if let open = open[pool], fraction < Self.endFraction {
            self.open[pool] = nil
            ledger.resolve(.quotaPressure, open.subject, at: stream.now)
        } else if let open = open[pool] {
            ledger.put(finding(pool, points, open.subject, from: open.from), at: stream.now)
        } else if fraction >= Self.noticeFraction {
            ordinal += 1
            open[pool] = ("\(pool.rawValue)-\(ordinal)", stream.now)
            ledger.put(
                finding(pool, points, "\(pool.rawValue)-\(ordinal)", from: stream.now), at: stream.now)
        }
    }

    private func finding(_ pool: QuotaPool, _ points: Double, _ subject: String, from: Date) -> Finding {
        let fraction = points / pool.pointsPerSecond
        return Finding(
            kind: .quotaPressure, subject: subject,
            severity: fraction >= Self.warningFraction ? .warning : .notice, state: .confirmed, from: from,
            to: nil, cause: pool.rawValue,
            evidence: [
                .init("points_per_second", .number(points)),
                .init("quota_points_per_second", .number(pool.pointsPerSecond)),
                .init("quota_percent", .number(fraction * 100)),
            ],
            sentences: .init(
                what: "The monitor uses \(Wording.whole(points)) \(pool.rawValue) points a second, "
                    + "\(Wording.whole(fraction * 100)) % of the stream's quota.",
                why:
                    "All readers of a stream share \(Wording.whole(pool.pointsPerSecond)) \(pool.rawValue) points a second "
                    + "(KVS developer guide, quotas).",
                viewer: "Players may be refused with ClientLimitExceededException.",
                next: pool == .media
                    ? "Watch without --media, or fewer streams at once."
                    : "Load less of the past at once, or watch the stream from one place only."))
    }
}
