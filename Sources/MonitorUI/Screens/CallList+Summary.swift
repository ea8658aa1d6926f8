import Canvas
import FoundationEssentials
import StreamAnalysis

/// What is said above and below the list.
extension CallList {
    /// How many of the calls on the list failed.
    var note: StyledText {
        let count = report.recentCalls.count { $0.failure != nil }
        guard count > 0 else { return StyledText() }
        return StyledText("× \(Quantity.grouped(count)) failed", .critical, .bold)
    }

    private static let table = Table(columns: [
        .init(.fixed(1)), .init(.fixed(25)), .init(.fixed(20)), .init(.fixed(15), .right),
        .init(.fixed(12), .right), .init(.fixed(17), .right), .init(.fixed(6), .right),
    ])

    private static let summaryWidth = 114

    var summary: [StyledText] { report.calls.map(line) }

    private func line(_ health: CallHealth) -> StyledText {
        let failure = health.latest.failure
        let latency = report.callLatencies.first { $0.operation == health.operation }
        let failed = report.recentCalls.count { $0.operation == health.operation && $0.failure != nil }
        let figure = { (label: String, duration: Duration?) in
            duration.map {
                StyledText.labelled(label, Quantity.latency($0.inSeconds))
            } ?? StyledText()
        }
        return Self.table.line(
            [
                StyledText(failure == nil ? "●" : "×", failure == nil ? .ok : .critical, .bold),
                StyledText(health.operation.rawValue),
                failure == nil
                    ? StyledText("answering", .muted)
                        + StyledText(failed > 0 ? ", \(Quantity.grouped(failed)) failed" : "", .warning)
                    : StyledText("failed \(health.consecutiveFailures)× in a row", .critical, .bold),
                figure("median", latency?.median), figure("95 %", latency?.percentile95),
                figure("longest", latency?.longest),
                latency.map { .labelled("of", Quantity.grouped($0.count)) } ?? StyledText(),
            ], width: Self.summaryWidth)
    }

    static let detailRows = 4

    func details(of row: Row, width: Int) -> [StyledText] {
        let call = row.call
        let when = "\(call.date.civil.preciseClock)Z"
        let spent = call.quotaPoints > 0 ? ", \(Wording.count(call.quotaPoints, "quota point"))" : ""
        let latency = Quantity.latency(call.latency.inSeconds)
        let requests = call.requests.map { " in \(Wording.count($0, "request"))" } ?? ", retries included"
        let took = "\(latency)\(requests)"
        guard let failure = call.failure else {
            return [
                StyledText("● ", .ok, .bold)
                    + StyledText("\(call.operation.rawValue) was answered at \(when)"),
                StyledText("  after \(took)\(spent)", .muted),
                StyledText("  request ids are kept of calls that failed", .muted),
            ]
        }
        let id = failure.requestID.map { StyledText.labelled("request id", $0) }
        let message = StyledText(failure.code, .critical, .bold) + StyledText(": " + failure.message)
        return [
            StyledText("× ", .critical, .bold)
                + StyledText(
                    call.isUnsent
                        ? "\(call.operation.rawValue) wasn't sent at \(when)"
                        : "\(call.operation.rawValue) failed at \(when) after \(took): \(failure.answer)"),
            StyledText("  ") + (id ?? StyledText(call.absenceOfID, .muted)),
        ] + message.wrapped(to: width - 2).prefix(2).map { StyledText("  ") + $0 }
    }
}

extension CallOutcome {
    /// Whether it failed before its first request.
    var isUnsent: Bool { requests == 0 }

    /// Why there is no request id.
    fileprivate var absenceOfID: String {
        isUnsent ? "it failed before its first request" : "no request id came"
    }
}

extension CallOutcome.Failure {
    /// The HTTP status in words.
    fileprivate var answer: String { status.map { "HTTP \($0)" } ?? "no answer" }
}
