package import FoundationEssentials

/// What `kvsmon doctor` found, as plain text for people: at most 80 columns, no escape sequences.
///
/// It comes in three parts, so that each line can be shown as soon as it is known.
package enum TextTriage {
    /// The columns of the verdict and of the title, with the space behind each.
    private static let columns = (verdict: 11, title: 17)
    private static let width = 80
    private static let indent = columns.verdict + columns.title

    /// All of `report`, each line ended by LF.
    package static func render(_ report: TriageReport) -> String {
        heading(stream: report.stream, date: report.date)
            + written(report.lines) + summary(of: report)
    }

    /// What was asked, and when.
    package static func heading(stream: String?, date: Date) -> String {
        let subject = stream.map { "stream \($0)" } ?? "this account, no stream"
        return lines("kvsmon doctor", indent, PlainText.clean("\(subject), \(Timestamp.iso8601(date))"))
            + "\n"
    }

    /// Lines that stand one behind the other; those that weren't tried for one reason are one.
    private static func written(_ lines: [TriageReport.Line]) -> String {
        var writer = TriageWriter()
        return lines.map { writer.add($0) }.joined() + writer.end()
    }

    /// Checks that weren't tried for one reason, which stands first because it is what they have in common.
    static func text(ofUntried lines: [TriageReport.Line], because reason: String) -> String {
        let titles = lines.map(\.title).joined(separator: ", ")
        let label =
            padded("not tried", to: columns.verdict) + padded("\(lines.count) checks", to: columns.title)
        return self.lines(label, indent, PlainText.clean("\(reason): \(titles)"))
    }

    /// One check: its verdict in a word, its title, what was measured or why not, and for a problem the remedy.
    static func text(of line: TriageReport.Line) -> String {
        let (word, text) = line.verdict.words
        let label = padded(word, to: columns.verdict) + padded(line.title, to: columns.title)
        let first = lines(label, indent, PlainText.clean(text))
        guard case .problem(let problem) = line.verdict else { return first }
        return first + lines(padded("", to: columns.verdict) + "do", indent, PlainText.clean(problem.remedy))
    }

    /// How many checks came to what, and the names of the problems.
    package static func summary(of report: TriageReport) -> String {
        let problems = report.lines.compactMap { line in
            if case .problem(let problem) = line.verdict { problem.id } else { nil }
        }
        let ok = report.lines.count { if case .ok = $0.verdict { true } else { false } }
        let rest = report.lines.count - ok - problems.count
        let verdict =
            problems.isEmpty
            ? "nothing is wrong\(report.isInterrupted ? " so far" : "")"
            : "\(problems.count == 1 ? "1 problem" : "\(problems.count) problems"): "
                + problems.joined(separator: ", ")
        let interruption = report.isInterrupted ? "interrupted; " : ""
        let untried = rest == 0 ? "" : ", \(rest) not tried"
        return "\n" + lines("Result", indent, "\(interruption)\(verdict); \(ok) ok\(untried)")
    }

    private static func lines(_ label: String, _ indent: Int, _ text: String) -> String {
        Paragraph(label: label, indent: indent, text: text, width: width).lines.map { $0 + "\n" }.joined()
    }

    private static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - PlainText.columns(text)))
    }
}

extension TriageReport.Verdict {
    /// The verdict in a word that needs no colour, and the rest of the line.
    fileprivate var words: (word: String, text: String) {
        switch self {
        case .ok(let text): ("ok", text)
        case .problem(let problem): ("PROBLEM", "\(problem.id): \(problem.what)")
        case .notTried(let reason): ("not tried", reason)
        }
    }
}
