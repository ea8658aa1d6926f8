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

    /// Fragments of 2 s on a clock that is 12 s behind, or ahead by that much less; from `first` on, fragments wait by so many seconds,
    /// which come on a new connection.
    private func text(behind seconds: Double, waits: [Double], from first: Int, count: Int) -> TimelineText {
        let lines = (0..<count).map { index -> String in
            let wait = waits.indices.contains(index - first) ? waits[index - first] : 0
            let sequence = index < first ? 7001 + index : 8001 + index - first
            let time = Double(index) * 2
            return "\(time + wait) \(sequence) \(time - seconds) 1.939"
        }
        return TimelineText(lines.joined(separator: "\n"))
    }

    @Test func aBacklogOnTopOfItDoesntEndIt() {
        let text = text(
            behind: 12, waits: [16, 14.5, 13, 11.5, 10, 8.5, 7, 5.5, 4, 2.5, 1], from: 20, count: 36)
        let skews = TimelineDriver(hasSession: false).findings(text).filter { $0.kind == .clockSkew }
        #expect(skews.map(\.state) == [.confirmed])
        #expect(skews.allSatisfy { $0.from < at(40) })
    }

    @Test func whoCatchesUpDoesntSendFasterThanFilmed() {
        let text = text(behind: -4, waits: [10, 8.5, 7, 5.5, 4, 2.5, 1], from: 20, count: 30)
        let causes = Set(
            TimelineDriver(hasSession: false).findings(text).filter { $0.kind == .clockSkew }.map(\.cause))
        #expect(causes == ["ahead"])
    }

    @Test func anUploadRunsFurtherAndFurtherAhead() {
        let lines = (0..<40).map { "\(Double($0)) \(7001 + $0) \(Double($0) * 2 - 4) 1.939" }
        let findings = TimelineDriver(hasSession: false).findings(TimelineText(lines.joined(separator: "\n")))
        #expect(findings.filter { $0.kind == .clockSkew }.map(\.cause) == ["faster-than-filmed"])
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
