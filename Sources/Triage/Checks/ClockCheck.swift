import FoundationEssentials
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// How far the service's clock is from this machine's. It stops nothing: the client signs by the service's clock.
    static let clock = DoctorCheck(.clock, "clock", needs: [.http], limit: .seconds(1)) { _, chart in
        Outcome(
            chart.clock?.judgement ?? Judgement(verdict: .notTried("the answer doesn't tell the time")), chart
        )
    }
}

/// What an answer says of the two clocks.
struct ClockReading: Hashable, Sendable {
    /// The service's clock, in whole seconds.
    var header: Date
    /// This machine's when the answer was there.
    var received: Date
    /// How long the answer took.
    var took: Duration

    /// Signatures are good for so long. Source: the service's refusals, "… - 5 min.".
    private static let window = 300.0
    /// Less is the header's whole seconds and the way.
    private static let tellable = 2.0

    /// Seconds to add to this machine's clock; 0 where it is too little to be told.
    var offset: Double {
        // The header was written in the middle of the exchange, and cuts half a second off.
        let middle = received.addingTimeInterval(-(took / .seconds(1)) / 2)
        let seconds = header.addingTimeInterval(0.5).timeIntervalSince(middle)
        return abs(seconds) < Self.tellable ? 0 : seconds
    }

    var judgement: Judgement {
        let facts = [TriageReport.Fact("offset_seconds", .number(offset))]
        guard offset != 0 else {
            return Judgement(verdict: .ok("agrees with the service's within 2 s"), facts: facts)
        }
        let what =
            "this machine's is \(Wording.span(abs(offset))) \(offset > 0 ? "behind" : "ahead of") the service's"
        guard abs(offset) >= Self.window else {
            return Judgement(verdict: .ok("\(what), of 5 min that are allowed"), facts: facts)
        }
        return Judgement(
            verdict: .problem(Complaint.clockOff.problem("\(what); 5 min are allowed")), facts: facts)
    }
}
