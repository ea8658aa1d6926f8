import HTTPTransport
package import KinesisVideo
package import Reports
import StreamAnalysis

/// Makes the checks, one after the other, each within its time and all within theirs.
package struct Examination: Sendable {
    /// What is told while it goes on.
    package enum Event: Hashable, Sendable {
        /// A check begins; its title for people.
        case begins(String)
        /// A check is over.
        case ended(TriageReport.Line)
    }

    /// All of it takes no longer, whatever hangs.
    static let limit = Duration.seconds(29)

    private let checks: [DoctorCheck]
    private let instruments: Instruments

    /// An examination by `checks`, all of them unless told otherwise.
    package init(_ instruments: Instruments, checks: [DoctorCheck]? = nil) {
        self.instruments = instruments
        self.checks = checks ?? DoctorCheck.all
    }

    /// Examines `stream`, or without one the account alone, and tells each check as it begins and ends.
    package func report(
        on stream: StreamReference?, telling: (Event) -> Void = { _ in }
    ) async -> TriageReport {
        let start = instruments.time.uptime()
        var chart = Chart(stream: stream)
        var report = TriageReport(
            stream: stream?.description, region: nil, date: instruments.time.date())
        var verdicts: [CheckID: Standing] = [:]
        var refused: CheckID?
        for check in checks where stream != nil || check.subject == .account {
            telling(.begins(check.title))
            let left = Self.limit - (instruments.time.uptime() - start)
            let line: TriageReport.Line
            if let reason = obstacle(to: check, verdicts, refused: refused, left: left) {
                line = .init(check: check.id.rawValue, title: check.title, verdict: .notTried(reason))
                verdicts[check.id] = .stopped(reason)
            } else {
                (line, chart) = await perform(check, chart, within: min(check.limit, left))
                verdicts[check.id] = line.problem == nil ? .passed : .problem
                if let problem = line.problem, Complaint.ofEveryCall.contains(problem) { refused = check.id }
            }
            report.region = chart.place?.region.name
            report.lines.append(line)
            telling(.ended(line))
        }
        report.isInterrupted = Task.isCancelled
        return report
    }

    /// Why what follows an interruption isn't made.
    private static let interruption = "it was interrupted"

    /// How a check ended, as far as others depend on it.
    private enum Standing {
        case passed, problem
        /// It wasn't made, for a reason that is that of those which need it, too.
        case stopped(String)
    }

    /// Why `check` isn't made, or `nil`.
    private func obstacle(
        to check: DoctorCheck, _ verdicts: [CheckID: Standing], refused: CheckID?, left: Duration
    ) -> String? {
        guard !Task.isCancelled else { return Self.interruption }
        for need in check.needs {
            switch verdicts[need] {
            case .problem: return words(for: need)
            case .stopped(let reason): return reason
            case .passed, nil: continue
            }
        }
        for other in check.repeats {
            if case .problem = verdicts[other] { return words(for: other) }
        }
        if check.isSigned, let refused { return words(for: refused) }
        return left > .zero ? nil : "the \(Self.limit.components.seconds) seconds for all checks are over"
    }

    private func words(for problem: CheckID) -> String {
        "because of the problem with \(checks.first { $0.id == problem }?.title ?? problem.rawValue)"
    }

    private func perform(
        _ check: DoctorCheck, _ chart: Chart, within limit: Duration
    ) async -> (TriageReport.Line, Chart) {
        let begin = instruments.time.uptime()
        let outcome = await outcome(of: check, chart, within: limit)
        let line = TriageReport.Line(
            check: check.id.rawValue, title: check.title, verdict: outcome.verdict, facts: outcome.facts,
            duration: instruments.time.uptime() - begin)
        return (line, outcome.chart)
    }

    /// What comes of `check`, or a problem where nothing does in time: then it is left behind, whether it ends or not.
    private func outcome(of check: DoctorCheck, _ chart: Chart, within limit: Duration) async -> Outcome {
        let (outcomes, outcome) = AsyncStream.makeStream(of: Outcome.self)
        let looking = Task {
            outcome.yield(await check.run(instruments, chart))
            outcome.finish()
        }
        let waiting = Task {
            // A cancelled wait means that the check has ended.
            guard (try? await instruments.time.sleep(limit)) != nil else { return }
            let seconds = Wording.limit(limit)
            outcome.yield(
                Outcome(.problem(Complaint.noAnswer.problem("nothing came within \(seconds)")), chart))
            outcome.finish()
        }
        defer {
            looking.cancel()
            waiting.cancel()
        }
        for await first in outcomes { return first }
        return Outcome(.notTried(Self.interruption), chart)
    }
}

extension DoctorCheck {
    /// Whether it asks the service with a signature.
    fileprivate var isSigned: Bool { needs.contains(.credentials) }
}

extension TriageReport.Line {
    /// What it complains of, or `nil`.
    fileprivate var problem: Complaint? {
        if case .problem(let problem) = verdict { Complaint(rawValue: problem.id) } else { nil }
    }
}
