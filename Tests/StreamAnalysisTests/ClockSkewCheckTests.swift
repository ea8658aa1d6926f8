import Testing

@testable import StreamAnalysis

struct ClockSkewCheckTests {
    @Test(arguments: [
        ("2.000", "clock-skew ahead -2.0"), ("0.800", ""), ("-0.900", ""), ("-9.000", ""),
        ("-12.000", "clock-skew behind 12.0"),
    ])
    func skewIsANegativeOrALargeSteadyLag(producer: String, expected: String) {
        expectFindings(
            TimelineText(
                """
                  0.0   7001    \(producer)    1.939  \(expected)
                  +20
                """))
    }

    @Test func aLagThatGrewOnOneConnectionIsABuffer() throws {
        var lines = ""
        for index in 0..<70 {
            let lag = index < 15 ? 1 : min(13, 1 + Double(index - 14) * 0.8)
            lines += "\(Double(index) * 2 + lag) \(7001 + index) \(Double(index) * 2) 1.939\n"
        }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines))
        let skew = try #require(findings.first { $0.kind == .clockSkew })
        #expect(skew.cause == "buffered")
        #expect(skew.severity == .warning)
        #expect(findings.contains { $0.kind == .uplinkSlow && $0.state == .resolved })
    }

    @Test func aLargeLagThatVariesIsNoSkew() {
        var lines = ""
        for index in 0..<20 {
            let lag = index % 2 == 0 ? 9.0 : 13.0
            lines += "\(Double(index) * 2) \(7001 + index) \(Double(index) * 2 - lag) 1.939\n"
        }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines))
        #expect(!findings.contains { $0.kind == .clockSkew })
    }

    @Test func skewEndsWellBelowItsThresholdOnly() {
        var check = ClockSkewCheck()
        var ledger = FindingLedger()
        var states: [Finding.State?] = []
        var stream = StreamState(stream: StreamDescription(name: "cam", region: "r"))
        for index in 0..<120 {
            // Ahead by 1.2 s, then by 0.8 s, then by 0.3 s.
            let ahead = index < 40 ? 1.2 : index < 80 ? 0.8 : 0.3
            let time = Double(index) * 2
            let changes = stream.absorb(
                .listed(
                    FragmentListing(
                        date: at(time + 3), range: at(0)...at(time),
                        fragments: [fragment(UInt64(7001 + index), producer: time + ahead, server: time)])))
            check.review(changes, of: stream, into: &ledger)
            if index % 40 == 39 { states.append(ledger[.clockSkew, "lag"]?.state) }
        }
        #expect(states == [.confirmed, .confirmed, .resolved])
    }
}
