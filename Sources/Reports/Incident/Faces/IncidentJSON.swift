import FoundationEssentials
import StreamAnalysis

/// An incident as one JSON object, for programs.
///
/// It holds what ``JSONReport`` does, in the same form, and the range: availability, gaps, spreads and calls.
package enum IncidentJSON {
    private static let schema = 1

    /// `report` on one line, without a line end.
    package static func render(_ report: IncidentReport) -> String {
        JSONValue.object([
            "schema": .integer(schema),
            "stream": .string(report.stream.name),
            "region": .string(report.stream.region),
            "status": .string(report.stream.status),
            "retention_hours": report.stream.retentionHours.map { .integer($0) } ?? .null,
            "from": .string(Timestamp.iso8601(report.range.lowerBound)),
            "to": .string(Timestamp.iso8601(report.range.upperBound)),
            "as_of": .string(Timestamp.iso8601(report.date)),
            "availability": report.availability.json,
            "fragments": .integer(report.fragments.count),
            "bytes": .integer(report.fragments.reduce(0) { $0 + $1.fragment.byteCount }),
            "lag_seconds": report.lag?.json ?? .null,
            "live_latency_seconds": report.latency?.json ?? .null,
            "findings": .array(report.findings.map(\.json)),
            "calls": .array(report.calls.map { $0.json(report.callLatencies) }),
            "failed_calls": .array(report.failedCalls.map(\.json)),
        ]).text
    }
}

extension Availability {
    fileprivate var json: JSONValue {
        .object([
            "fraction": .number(fraction, decimals: 6),
            "unseen_seconds": .number(unseenSeconds, decimals: 3),
            "missing_seconds": .number(missingSeconds, decimals: 3),
            "holes": .array(
                holes.map {
                    .object([
                        "from": .string(Timestamp.iso8601($0.from)), "to": .string(Timestamp.iso8601($0.to)),
                        "seconds": .number($0.seconds, decimals: 3),
                    ])
                }),
        ])
    }
}

extension Percentiles {
    fileprivate var json: JSONValue {
        .object([
            "samples": .integer(count), "least": .number(least, decimals: 3),
            "median": .number(median, decimals: 3),
            "p95": .number(p95, decimals: 3), "p99": .number(p99, decimals: 3),
            "greatest": .number(greatest, decimals: 3),
        ])
    }
}

extension CallHealth {
    fileprivate func json(_ latencies: [CallLatency]) -> JSONValue {
        let latency = latencies.first { $0.operation == operation }
        return .object([
            "operation": .string(operation.rawValue),
            "recent": .integer(latency?.count ?? 0),
            "median_ms": .number(latency.map { $0.median / .milliseconds(1) }, decimals: 0),
            "p95_ms": .number(latency.map { $0.percentile95 / .milliseconds(1) }, decimals: 0),
            "longest_ms": .number(latency.map { $0.longest / .milliseconds(1) }, decimals: 0),
            "consecutive_failures": .integer(consecutiveFailures),
        ])
    }
}

extension CallOutcome {
    fileprivate var json: JSONValue {
        .object([
            "operation": .string(operation.rawValue),
            "at": .string(Timestamp.iso8601(date)),
            "latency_ms": .number(latency / .milliseconds(1), decimals: 0),
            "http_status": failure?.status.map { .integer($0) } ?? .null,
            "error_code": .string(failure?.code),
            "error_message": .string(failure?.message),
            "request_id": .string(failure?.requestID),
        ])
    }
}
