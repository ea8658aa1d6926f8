import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct JSONReportTests {
    @Test func hasExactlyTheDocumentedMembersInTheirOrder() {
        #expect(
            JSONReport.render(Sample.report([Sample.gap])) == #"""
                {"schema":1,"stream":"cam1","region":"us-west-2","severity":"critical","findings":[\#
                {"id":"gap","severity":"critical","state":"confirmed","from":"2022-01-28T07:00:41.200Z",\#
                "to":"2022-01-28T07:00:45.200Z","fragments":["91343852333185057105875891022195998207386831087",\#
                "91343852333185057110827651179337519666762451998"],"cause":"reconnect-with-loss",\#
                "evidence":{"gap_seconds":4.0,"missing_numbers":2,"confirmed_at":"2022-01-28T07:01:00.000Z","block":"new"},\#
                "what":"4.000 s of media are missing after fragment 91343852333185057105875891022195998207386831087.",\#
                "why":"The next fragment begins later than this one ends by more than 50 ms, the service's own limit \#
                (inferred: a new block of numbers).",\#
                "viewer":"Playback jumps ahead by 4 seconds, or stops where the player doesn't cross gaps.",\#
                "next":"Look at the producer's log for a reconnection at 07:00:41 and enlarge its buffer."}],\#
                "metrics":{"fragments":152,"stride_seconds":1.856,"lag_seconds":0.0,"lag_jitter_seconds":null,\#
                "drift_ms_per_hour":12.346,"drift_error_ms_per_hour":20.25,"live_latency_seconds":null,"bit_rate_bps":3512346.0,\#
                "newest_fragment_age_seconds":2.0,"session_expires_in_seconds":43071.25,"quota_fraction":0.0011}}
                """#)
    }

    @Test func leavesOutACauseAndKeepsTheEndNullWhereThereIsNone() throws {
        let finding = try #require(parsed([Sample.silent])["findings"] as? [[String: Any]]).first
        #expect(finding?["cause"] == nil)
        #expect(finding?["to"] is NSNull)
        #expect(finding?["evidence"] as? [String: String] == [:])
    }

    @Test(arguments: [
        (Finding.State.pending, Finding.Severity.notice, "notice"), (.confirmed, .warning, "warning"),
        (.confirmed, .critical, "critical"), (.resolved, .critical, "ok"), (.pending, .info, "info"),
    ])
    func isAsSevereAsItsSeverestUnresolvedFinding(
        _ state: Finding.State, _ severity: Finding.Severity, word: String
    ) throws {
        let past = Sample.changed(Sample.silent, .resolved, .critical)
        #expect(
            try parsed([past, Sample.changed(Sample.gap, state, severity)])["severity"] as? String == word)
    }

    @Test func writesEveryFigureAsNullWhileNothingIsKnown() throws {
        let empty = StreamReport(date: Sample.date, stream: .init(name: "", region: ""))
        let object =
            try JSONSerialization.jsonObject(with: Data(JSONReport.render(empty).utf8)) as? [String: Any]
        let metrics = try #require(object?["metrics"] as? [String: Any])
        #expect(metrics.removingValue(for: "fragments").allSatisfy { $0.value is NSNull })
        #expect(metrics.count == 11)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e-300])
    func staysJSONForEveryNumber(_ number: Double) throws {
        var finding = Sample.gap
        finding.evidence = [.init("odd", .number(number))]
        #expect(try parsed([finding])["schema"] as? Int == 1)
    }

    @Test(arguments: [-Double.infinity, -1e20, 1e20, .infinity])
    func staysJSONForEveryDate(_ seconds: Double) throws {
        var finding = Sample.gap
        finding.from = Date(timeIntervalSinceReferenceDate: seconds)
        #expect(try parsed([finding])["schema"] as? Int == 1)
    }

    @Test(arguments: ["\u{1B}[2J", "a\"b\\c", "\u{0}\u{7F}\u{85}\n\t", "\u{202E}gnp", "🎥 Tür", "\u{E0001}"])
    func keepsOddTextAndHidesItFromTheTerminal(_ text: String) throws {
        let json = JSONReport.render(Sample.report([], name: text))
        #expect(json.unicodeScalars.allSatisfy { !PlainText.isUnsafe($0) || $0.value > 0xFFFF })
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(object?["stream"] as? String == text)
    }

    private func parsed(_ findings: [Finding]) throws -> [String: Any] {
        let data = Data(JSONReport.render(Sample.report(findings)).utf8)
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}

extension Dictionary {
    fileprivate func removingValue(for key: Key) -> Self { filter { $0.key != key } }
}
