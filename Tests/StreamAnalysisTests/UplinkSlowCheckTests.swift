import Testing

@testable import StreamAnalysis

struct UplinkSlowCheckTests {
    /// Fragments of 2 s whose lags are these, in seconds; after `pause` of them so many are missing, and the connection may be new.
    private func findings(
        lags: [Double], pause: Int = .max, missing: Int = 0, isReconnect: Bool = false
    ) -> [Finding] {
        let lines = lags.enumerated().map { index, lag -> String in
            let producer = Double(index < pause ? index : index + missing) * 2
            let sequence = index < pause || !isReconnect ? 7001 + index : 8001 + index - pause
            return "\(producer + lag) \(sequence) \(producer) 1.939"
        }
        return TimelineDriver(hasSession: false).findings(TimelineText(lines.joined(separator: "\n")))
    }

    private let steady = Array(repeating: 1.0, count: 15)

    @Test func aLagThatGrowsFromFragmentToFragmentIsASlowUplink() throws {
        let findings = findings(lags: steady + (1...10).map { 1 + Double($0) * 0.5 })
        #expect(findings.map(\.kind) == [.uplinkSlow])
        let slow = try #require(findings.first)
        #expect(slow.state == .confirmed)
        #expect(slow.from == at(30))
        #expect(slow.evidence.firstNumber("lag_growth_seconds").map { abs($0 - 5) < 0.01 } == true)
        #expect(slow.evidence.firstNumber("lost_seconds_per_minute").map { abs($0 - 12) < 0.1 } == true)
    }

    @Test func recoversAsABurst() throws {
        let grown = (1...10).map { 1 + Double($0) * 0.5 }
        let findings = findings(lags: steady + grown + [4.5, 3, 1.5, 1, 1, 1, 1])
        #expect(findings.map(\.state) == [.resolved])
        let told = try #require(findings.first?.sentences.what)
        #expect(told.contains("It recovered: 6.0 s of media came in a burst of 1.5 s."))
    }

    @Test(arguments: [
        (true, "until the producer reconnected."), (false, "It recovered while no fragment came for 17.0 s."),
    ])
    func mediaThatIsMissingIsNoBurst(isReconnect: Bool, ending: String) throws {
        let grown = (1...10).map { 1 + Double($0) * 0.5 }
        let slow = try #require(
            findings(
                lags: steady + grown + steady, pause: 25, missing: 10, isReconnect: isReconnect
            ).first { $0.kind == .uplinkSlow })
        #expect(slow.state == .resolved)
        #expect(slow.to == at(48))
        #expect(slow.sentences.what.hasSuffix(ending))
    }

    @Test func aLagThatStaysUpGrowsNoMore() throws {
        let grown = (1...8).map { 1 + Double($0) * 0.5 }
        let findings = findings(lags: steady + grown + Array(repeating: 5.0, count: 14))
        #expect(findings.map(\.state) == [.resolved])
        #expect(findings.first?.sentences.what.hasSuffix("grows no more: it is 5.0 s now.") == true)
    }

    @Test(arguments: [[8.0, 6.5, 5, 3.5, 2, 1], [1, 4, 1, 4, 1, 4, 1, 4], [1.2, 1.4, 1.3, 1.5, 1.4, 1.6]])
    func whatWaitedAtOnceOrOnlyVariesIsNone(lags: [Double]) {
        let findings = findings(lags: steady + lags + steady)
        #expect(!findings.contains { $0.kind == .uplinkSlow })
    }

    @Test func aClockThatDriftsIsNone() {
        let findings = findings(lags: (0..<200).map { 1 + Double($0) * 0.004 })
        #expect(!findings.contains { $0.kind == .uplinkSlow })
    }
}
