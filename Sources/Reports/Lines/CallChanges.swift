import StreamAnalysis

/// Tells when an operation stops answering, and when it does again.
struct CallChanges: Sendable {
    private var failing: Set<CallOutcome.Operation> = []

    /// One failure is repaired by the next attempt; so many are worth a line.
    private static let leastFailures = 2

    /// A line for each operation that began to fail, or works again.
    mutating func lines(for report: StreamReport) -> [String] {
        // Why there are no credentials is told by the finding, once for all calls.
        let hasCredentials = !report.findings.contains {
            $0.kind == .credentialsFailing && $0.state != .resolved
        }
        return report.calls.compactMap { health in
            if let failure = health.latest.failure {
                guard hasCredentials || failure.code != "credentials" else { return nil }
                let isEnough = health.consecutiveFailures >= Self.leastFailures
                guard isEnough, failing.insert(health.operation).inserted else { return nil }
                return "calls: \(health.operation.rawValue) fails, \(failure.code). \(failure.message)"
            }
            return failing.remove(health.operation).map { "calls: \($0.rawValue) works again" }
        }
    }
}
