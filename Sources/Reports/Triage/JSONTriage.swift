import FoundationEssentials

/// What `kvsmon doctor` found, as one JSON object for programs.
///
/// Members and their order are stable; `schema` grows when one changes its meaning or goes away; new ones may come.
/// Dates are ISO 8601 in UTC with milliseconds; facts differ from check to check and may be missing.
/// ```
/// {"schema":1,"stream":"cam1","region":"us-west-2","date":"…","fine":false,"interrupted":false,
///  "checks":[{"check":"clock","title":"clock","status":"ok|problem|not-tried","text":"…","milliseconds":12.4,
///             "facts":{"offset_seconds":-432},"problem":{"id":"clock-off","what":"…","remedy":"…"}}]}
/// ```
/// `problem` is null unless the status is `problem`, `milliseconds` where the check wasn't tried.
package enum JSONTriage {
    /// The version of the layout.
    private static let schema = 1

    /// The report on one line, without a line end.
    package static func render(_ report: TriageReport) -> String {
        JSONValue.object([
            "schema": .integer(schema),
            "stream": .string(report.stream),
            "region": .string(report.region),
            "date": .string(Timestamp.iso8601(report.date)),
            "fine": .boolean(report.isFine),
            "interrupted": .boolean(report.isInterrupted),
            "checks": .array(report.lines.map(\.json)),
        ]).text
    }
}

extension TriageReport.Line {
    fileprivate var json: JSONValue {
        let (status, text) =
            switch verdict {
            case .ok(let text): ("ok", text)
            case .problem(let problem): ("problem", problem.what)
            case .notTried(let reason): ("not-tried", reason)
            }
        let problem: JSONValue =
            if case .problem(let problem) = verdict { problem.json } else { .null }
        return .object([
            "check": .string(check),
            "title": .string(title),
            "status": .string(status),
            "text": .string(text),
            "milliseconds": .number(duration.map { $0 / .milliseconds(1) }, decimals: 1),
            "facts": .object(facts.map { .init(name: $0.name, value: $0.value.json) }),
            "problem": problem,
        ])
    }
}

extension TriageReport.Problem {
    fileprivate var json: JSONValue {
        .object(["id": .string(id), "what": .string(what), "remedy": .string(remedy)])
    }
}

extension TriageReport.Fact.Value {
    fileprivate var json: JSONValue {
        switch self {
        case .number(let value): .number(value, decimals: 3)
        case .count(let value): .integer(value)
        case .text(let value): .string(value)
        case .list(let values): .array(values.map { .string($0) })
        }
    }
}
