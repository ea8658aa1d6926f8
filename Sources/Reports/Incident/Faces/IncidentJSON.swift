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
            "findings": .array(report.findings.map(\.json)),
            "calls": .array(report.calls.map(\.json)),
        ]).text
    }
}

extension Availability {
    fileprivate var json: JSONValue {
        .object([
            "fraction": .number(fraction, decimals: 6),
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
    fileprivate var json: JSONValue {
        .object([
            "operation": .string(operation.rawValue),
            "latency_ms": .number(latest.latency / .milliseconds(1), decimals: 0),
            "consecutive_failures": .integer(consecutiveFailures),
            "error_code": .string(latest.failure?.code),
            "error_message": .string(latest.failure?.message),
            "request_id": .string(latest.failure?.requestID),
        ])
    }
}
