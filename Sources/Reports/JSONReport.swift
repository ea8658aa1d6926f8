import FoundationEssentials
package import StreamAnalysis

/// A report as one JSON object, for programs.
///
/// Members and their order are stable: `schema` grows when one changes its meaning or goes away; new ones may come.
/// Unknown figures are `null`, dates are ISO 8601 in UTC with milliseconds, and seconds are rounded to milliseconds.
/// ```
/// {"schema":1,"stream":"cam1","region":"us-west-2","severity":"ok|info|notice|warning|critical",
///  "findings":[{"id":"gap","severity":"critical","state":"pending|confirmed|resolved","from":"…","to":null,
///               "fragments":["9134…","9134…"],"cause":"reconnect-with-loss","evidence":{"gap_seconds":4.0},
///               "what":"…","why":"…","viewer":"…","next":"…"}],
///  "metrics":{"fragments":152,"stride_seconds":1.857,…}}
/// ```
/// `cause` is left out where a finding has none.
package enum JSONReport {
    /// The version of the layout.
    static let schema = 1

    /// `report` on one line, without a line end.
    package static func render(_ report: StreamReport) -> String {
        JSONValue.object([.init(name: "schema", value: .integer(schema))] + members(of: report)).text
    }

    /// What is said of `report`.
    static func members(of report: StreamReport) -> [JSONValue.Member] {
        let members: KeyValuePairs<String, JSONValue> = [
            "stream": .string(report.stream.name),
            "region": .string(report.stream.region),
            "severity": .string(report.severity?.word ?? "ok"),
            "findings": .array(report.findings.map(\.json)),
            "metrics": report.metrics.json(report.lagTrend),
        ]
        return members.map(JSONValue.Member.init)
    }
}

extension Finding {
    /// The finding as reports show it.
    var json: JSONValue {
        let head: KeyValuePairs<String, JSONValue> = [
            "id": .string(kind.rawValue),
            "severity": .string(severity.word),
            "state": .string(state.rawValue),
            "from": .string(Timestamp.iso8601(from)),
            "to": .string(to.map(Timestamp.iso8601)),
            "fragments": .array(fragments.map { .string($0.digits) }),
        ]
        let tail: KeyValuePairs<String, JSONValue> = [
            "evidence": .object(evidence.map { .init(name: $0.name, value: $0.value.json) }),
            "what": .string(sentences.what),
            "why": .string(sentences.why),
            "viewer": .string(sentences.viewer),
            "next": .string(sentences.next),
        ]
        let middle = cause.map { [JSONValue.Member(name: "cause", value: .string($0))] } ?? []
        return .object(
            head.map(JSONValue.Member.init) + middle + tail.map(JSONValue.Member.init))
    }
}

extension Finding.Evidence.Value {
    fileprivate var json: JSONValue {
        switch self {
        case .number(let value): .number(value, decimals: 3)
        case .count(let value): .integer(value)
        case .text(let value): .string(value)
        case .date(let value): .string(Timestamp.iso8601(value))
        }
    }
}

extension StreamMetrics {
    /// One point of 10,000 must not vanish.
    private static let fractionDecimals = 6

    fileprivate func json(_ trend: LagTrend?) -> JSONValue {
        .object([
            "fragments": .integer(fragmentCount),
            "stride_seconds": .number(strideSeconds, decimals: 3),
            "lag_seconds": .number(lagSeconds, decimals: 3),
            "lag_jitter_seconds": .number(lagJitterSeconds, decimals: 3),
            "drift_ms_per_hour": .number(trend?.millisecondsPerHour, decimals: 3),
            "drift_error_ms_per_hour": .number(trend?.errorMillisecondsPerHour, decimals: 3),
            "live_latency_seconds": .number(liveLatencySeconds, decimals: 3),
            "bit_rate_bps": .number(bitRate, decimals: 0),
            "newest_fragment_age_seconds": .number(newestFragmentAgeSeconds, decimals: 3),
            "session_expires_in_seconds": .number(sessionExpiresInSeconds, decimals: 3),
            "quota_fraction": .number(quotaFraction, decimals: Self.fractionDecimals),
        ])
    }
}
