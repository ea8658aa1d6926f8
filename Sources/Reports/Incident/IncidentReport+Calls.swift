import StreamAnalysis

extension IncidentReport {
    /// How the monitor's own calls went, and the failed ones with what AWS support asks for.
    var callBlocks: [DocumentBlock] {
        guard !calls.isEmpty else { return [] }
        return [.heading("Calls"), .table(latencyTable)]
            + (failedCalls.isEmpty
                ? [.paragraph("None failed.")] : [.heading("Failed calls"), .table(failureTable)])
    }

    private var latencyTable: DocumentTable {
        let rows = calls.map { call in
            let latency = callLatencies.first { $0.operation == call.operation }
            let spread = [latency?.median, latency?.percentile95, latency?.longest].map {
                $0.map(Phrase.milliseconds) ?? "–"
            }
            let result =
                call.latest.failure.map {
                    "\(call.consecutiveFailures == 1 ? "failed" : "failed \(call.consecutiveFailures) times"): \($0.code)"
                } ?? "ok"
            return [call.operation.rawValue, latency.map { "\($0.count)" } ?? "–"] + spread + [result]
        }
        return DocumentTable(
            columns: [
                .text("Operation"), .number("Recent"), .number("median"), .number("p95"), .number("longest"),
                .text("Last result"),
            ], rows: rows)
    }

    private var failureTable: DocumentTable {
        let rows = failedCalls.map { call in
            [
                Phrase.moment(call.date), call.operation.rawValue,
                call.failure?.status.map { "\($0)" } ?? "–",
                call.failure.map { "\($0.code): \($0.message)" } ?? "–", call.failure?.requestID ?? "–",
            ]
        }
        return DocumentTable(
            columns: [
                .text("Time, UTC"), .text("Operation"), .number("HTTP"), .text("Error"), .text("Request id"),
            ],
            rows: rows)
    }
}
