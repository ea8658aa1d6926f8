import FoundationEssentials
import StreamAnalysis

/// One table of an incident as comma-separated values, for spreadsheets. Source: RFC 4180.
package enum CSVIncident {
    /// What can be had as a table.
    package enum Table: String, CaseIterable, Sendable {
        case findings, gaps, fragments
        case failedCalls = "failed-calls"
    }

    /// `table` of `report`: a header and a row each, each ended by CR LF.
    package static func render(_ report: IncidentReport, _ table: Table) -> String {
        let rows: [[String]] =
            switch table {
            case .findings: [findingHeader] + report.findings.map(row)
            case .gaps: [findingHeader] + report.gaps.map(row)
            case .fragments: [fragmentHeader] + report.fragments.map(row)
            case .failedCalls: [callHeader] + report.failedCalls.map(row)
            }
        return rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static let mustBeQuoted = Array(",\"\r\n".utf8)

    /// A cell; what a spreadsheet would take for a formula gets an apostrophe before it.
    static func quoted(_ text: String) -> String {
        var text = PlainText.clean(text)
        if let first = text.first, "=+@-".contains(first), Double(text) == nil { text = "'" + text }
        guard text.utf8.contains(where: mustBeQuoted.contains) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    private static let findingHeader = [
        "id", "severity", "state", "from", "to", "seconds", "cause", "fragments", "what", "why", "viewer",
        "next",
    ]

    private static func row(_ finding: Finding) -> [String] {
        [
            finding.kind.rawValue, finding.severity.word, finding.state.rawValue,
            Timestamp.iso8601(finding.from),
            finding.to.map(Timestamp.iso8601) ?? "",
            finding.to.map { Figure.decimal($0.timeIntervalSince(finding.from), digits: 3) } ?? "",
            finding.cause ?? "",
            finding.fragments.map(\.digits).joined(separator: " "), finding.sentences.what,
            finding.sentences.why,
            finding.sentences.viewer, finding.sentences.next,
        ]
    }

    private static let fragmentHeader = [
        "number", "producer_timestamp", "server_timestamp", "lag_seconds", "length_ms", "end", "bytes",
        "listed", "playlist",
        "media_sequence",
    ]

    private static func row(_ archived: ArchivedFragment) -> [String] {
        let fragment = archived.fragment
        let (playlist, sequence) =
            switch archived.membership {
            case .served(_, let sequence, _, _): ("served", "\(sequence)")
            case .expected: ("", "")
            case .missing(let reason): (reason.rawValue, "")
            }
        return [
            fragment.number.digits, Timestamp.iso8601(fragment.producerTimestamp),
            Timestamp.iso8601(fragment.serverTimestamp), Figure.decimal(fragment.lagSeconds, digits: 3),
            Figure.decimal(fragment.length / .milliseconds(1), digits: 0), Timestamp.iso8601(archived.end),
            "\(fragment.byteCount)", Timestamp.iso8601(archived.listed), playlist, sequence,
        ]
    }

    private static let callHeader = [
        "at", "operation", "latency_ms", "http_status", "error_code", "error_message", "request_id",
    ]

    private static func row(_ call: CallOutcome) -> [String] {
        let failure = call.failure
        return [
            Timestamp.iso8601(call.date), call.operation.rawValue,
            Figure.decimal(call.latency / .milliseconds(1), digits: 0), failure?.status.map { "\($0)" } ?? "",
            failure?.code ?? "", failure?.message ?? "", failure?.requestID ?? "",
        ]
    }
}
