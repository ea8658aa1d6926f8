import FoundationEssentials

@testable import StreamAnalysis

/// A call that ended at `seconds`, well without a code.
func call(
    _ seconds: Double, _ operation: CallOutcome.Operation = .listFragments, _ code: String? = nil,
    _ message: String = "no", status: Int? = 400, points: Int = 0
) -> Observation {
    .called(
        CallOutcome(
            date: at(seconds), operation: operation, latency: .milliseconds(40), quotaPoints: points,
            failure: code.map {
                .init(code: $0, message: message, status: status, requestID: "r-\(Int(seconds))")
            }))
}

/// What is found in `observations`, newest first.
func findings(_ observations: [Observation], of stream: StreamDescription? = nil) -> [Finding] {
    var timeline = StreamTimeline(stream: stream ?? StreamDescription(name: "cam", region: "us-west-2"))
    for observation in observations { timeline.absorb(observation) }
    return timeline.report().findings
}

extension [Finding] {
    /// Kind, cause, severity and state of each on a line.
    var lines: [String] {
        map { "\($0.kind.rawValue) \($0.cause ?? "-") \($0.severity.word) \($0.state.rawValue)" }
    }
}
