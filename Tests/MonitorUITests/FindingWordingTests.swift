import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct FindingWordingTests {
    private static func finding(
        _ kind: Finding.Kind, cause: String? = nil, _ evidence: Finding.Evidence...
    ) -> Finding {
        Finding(
            kind: kind, subject: "1", severity: .warning, state: .confirmed,
            from: Scene.now.addingTimeInterval(-786), to: Scene.now, cause: cause, evidence: evidence,
            sentences: .init(what: "a", why: "b", viewer: "c", next: "d"))
    }

    @Test(
        "A size is what the finding's kind is measured by, and never how long a run of events went on",
        arguments: [
            (finding(.gap, .init("gap_seconds", .number(4.1))), "gap 4.1 s"),
            (
                finding(.gap, .init("gap_seconds", .number(38)), .init("occurrences", .count(2))),
                "2 gaps 38 s"
            ),
            (finding(.fragmentDuration, .init("mean_seconds", .number(8.2))), "fragment duration 8.2 s"),
            (finding(.mapChanged, .init("occurrences", .count(1))), "map changed"),
            (finding(.mapChanged, .init("occurrences", .count(4))), "map changed 4×"),
            (finding(.codecsChanged), "codecs changed"),
            (finding(.bitRateStep, .init("factor", .number(2.54))), "bit rate step 2.5-fold"),
            (finding(.reconnect, .init("occurrences", .count(3))), "reconnect 3×"),
            (finding(.liveLatency, .init("live_latency_seconds", .number(17))), "live latency 17 s"),
            (finding(.clockOff, .init("clock_behind_seconds", .number(-312))), "clock off 5 min 12 s"),
            (finding(.clockJump, .init("jump_seconds", .number(1.4))), "clock jump +1.4 s"),
            (finding(.clockJump, .init("jump_seconds", .number(-0.08))), "clock jump −80 ms"),
            (finding(.clockDrift, .init("drift_ms_per_hour", .number(72))), "clock drift +72 ms/h"),
            (finding(.callFailing), "call failing 13 min 6 s"),
        ])
    func namesItsSize(finding: Finding, title: String) {
        #expect(finding.title == title)
    }

    @Test(arguments: [
        ("stream-not-found", "stream not found", ""), ("no-retention", "no retention", ""),
        ("nothing-archived", "no fragments", "nothing archived"),
    ])
    func aStreamThatIsNotThereIsNotCalledEmpty(cause: String, title: String, detail: String) {
        var finding = Self.finding(.noFragments, cause: cause)
        finding.to = nil
        #expect(finding.title == title && finding.shortTitle == title && finding.detailWords == detail)
    }

    @Test(
        "Findings about calls say which call they are about",
        arguments: [
            (
                finding(.callFailing, cause: "timeout", .init("operation", .text("ListFragments"))),
                "ListFragments, timeout"
            ),
            (
                finding(
                    .notAuthorized, cause: "missing-permission", .init("operation", .text("ListFragments")),
                    .init("action", .text("kinesisvideo:ListFragments"))),
                "ListFragments, missing permission"
            ),
            (
                finding(
                    .notAuthorized, cause: "missing-permission", .init("operation", .text("ListFragments")),
                    .init("action", .text("kinesisvideo:GetDataEndpoint"))),
                "ListFragments (GetDataEndpoint), missing permission"
            ),
            (
                finding(
                    .notAuthorized, cause: "wrong-secret", .init("operation", .text("ListFragments"))),
                "wrong secret"
            ),
            (
                finding(
                    .throttled, cause: "GetDataEndpoint", .init("operation", .text("GetDataEndpoint"))),
                "GetDataEndpoint"
            ),
            (
                finding(.throttled, cause: "GetDataEndpoint", .init("operation", .text("ListFragments"))),
                "ListFragments (GetDataEndpoint)"
            ),
            (finding(.gap, cause: "producer-silent"), "producer silent"),
        ])
    func namesItsOperation(finding: Finding, detail: String) {
        #expect(finding.detailWords == detail)
    }

    @Test(arguments: Finding.Kind.allCases)
    func aMarkSaysNoWordThatTheListDoesNot(kind: Finding.Kind) {
        let words = FindingSign.of(kind).word.split(separator: " ")
        #expect(kind.words.split(separator: " ").contains(words))
    }
}
