import FoundationEssentials
package import StreamAnalysis

/// A report as plain text, for people: at most 100 columns, no escape sequences.
package enum TextReport {
    /// `report` as lines, each ended by LF.
    package static func render(_ report: StreamReport) -> String {
        let findings = worstFirst(report.findings).flatMap { [""] + $0.lines }
        let lines = heading(report) + [""] + figures(report.metrics) + [drift(report.lagTrend)] + findings
        return lines.map { $0 + "\n" }.joined()
    }

    /// What isn't resolved before what is, the severest first, and of the same severity the newest.
    private static func worstFirst(_ findings: [Finding]) -> [Finding] {
        let (open, resolved) = (
            findings.filter { $0.state != .resolved }, findings.filter { $0.state == .resolved }
        )
        return [open, resolved].flatMap { part in
            Finding.Severity.allCases.reversed().flatMap { severity in
                part.filter { $0.severity == severity }
            }
        }
    }

    private static func heading(_ report: StreamReport) -> [String] {
        let subject = PlainText.clean("\(report.stream.name) in \(report.stream.region)")
        let moment = Timestamp.iso8601(report.date)
        let health =
            report.severity.map { "\($0.word): \(census(report.findings))" } ?? "ok: nothing is wrong"
        return Paragraph(label: "Stream", indent: 8, text: "\(subject), \(moment)").lines
            + Paragraph(label: "Health", indent: 8, text: health).lines
    }

    /// How many findings of each severity aren't resolved, severest first, and how many are.
    private static func census(_ findings: [Finding]) -> String {
        let open = findings.filter { $0.state != .resolved }
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
            let count = open.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.word)"
        }
        let resolved = findings.count - open.count
        return (counts + (resolved == 0 ? [] : ["\(resolved) resolved"])).joined(separator: ", ")
    }

    /// Two figures a line; unknown ones are a dash.
    private static func figures(_ metrics: StreamMetrics) -> [String] {
        let cells = Figure.all.map { figure in
            let value = figure.text(metrics) ?? "–"
            return figure.name + padding(24 - figure.name.count) + padding(12 - value.count) + value
        }
        return stride(from: 0, to: cells.count, by: 2).map { index in
            cells[index..<min(index + 2, cells.count)].joined(separator: "    ")
        }
    }

    /// A line of its own: a slope says nothing without its error.
    private static func drift(_ trend: LagTrend?) -> String {
        let name = "clock drift"
        return name + padding(26 - name.count) + (trend?.driftInWords ?? DriftWords.unknown)
    }

    private static func padding(_ columns: Int) -> String { String(repeating: " ", count: max(0, columns)) }
}

extension Finding {
    fileprivate var lines: [String] {
        Paragraph(label: "", indent: 0, text: PlainText.clean(title)).lines
            + details.filter { !$0.text.isEmpty }.flatMap { label, text in
                Paragraph(label: "  \(label)", indent: 10, text: PlainText.clean(text)).lines
            }
    }

    private var title: String {
        let span = Timestamp.timeOfDay(from) + " – " + (to.map(Timestamp.timeOfDay) ?? "now")
        let words = [severity.word.uppercased(), kind.rawValue, state.rawValue, span, cause]
        return words.compactMap { $0 }.joined(separator: " ")
    }

    private var details: [(label: String, text: String)] {
        sentences.labelled + [("data", evidence.map(\.text).joined(separator: ", "))]
    }
}

extension Finding.Sentences {
    /// The sentences with their labels, in the order in which they are read.
    var labelled: [(label: String, text: String)] {
        [("what", what), ("why", why), ("viewer", viewer), ("next", next)]
    }
}

extension Finding.Evidence {
    /// Name and value: `gap_seconds 4.000`.
    var text: String {
        switch value {
        case .number(let value): "\(name) \(Wording.decimal(value, places: 3))"
        case .count(let value): "\(name) \(value)"
        case .text(let value): "\(name) \(value)"
        case .date(let value): "\(name) \(Timestamp.iso8601(value))"
        }
    }
}
