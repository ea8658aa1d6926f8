import Canvas
import FoundationEssentials
import StreamAnalysis
import Testing

@testable import MonitorUI

@Suite struct HeaderTests {
    private static func model(_ change: (inout StreamReport) -> Void) -> Model {
        var report = Scene.report(of: FragmentScript().fragments(until: Scene.now))
        change(&report)
        var model = Model.showing(.connecting)
        _ = model.update(.report(report))
        return model
    }

    @Test(arguments: [
        (4.0, "newest fragment 4 s ago", nil), (12, "newest fragment 12 s ago", "LIVE breaks in 18 s"),
        (29.5, "newest fragment 29 s ago", "LIVE breaks in 1 s"),
        (41, "newest fragment 41 s ago", "LIVE sessions are broken"),
    ])
    func countsDownToTheThirtySecondRule(age: Double, newest: String, warning: String?) {
        let model = Self.model { $0.metrics.newestFragmentAgeSeconds = age }
        #expect(model.screen.contains(newest))
        #expect(warning.map { model.screen.contains($0) } ?? !model.screen.contains("LIVE breaks"))
    }

    @Test(arguments: [
        (12.0, "no new credentials, next attempt in 12 s"), (0.2, "no new credentials, next attempt in 1 s"),
        (-3, "no new credentials, trying again"),
    ])
    func countsDownToTheNextAttemptAtCredentials(left: Double, words: String) {
        let model = Self.model {
            $0.findings = [
                Finding(
                    kind: .credentialsFailing, subject: "c", severity: .critical, state: .confirmed,
                    from: Scene.now, to: nil,
                    evidence: [.init("next_attempt", .date(Scene.now.addingTimeInterval(left)))],
                    sentences: .init(what: "x.", why: "x.", viewer: "x.", next: "x."))
            ]
        }
        #expect(model.screen.contains(words))
    }

    @Test("Nobody knows what came since the service answered last")
    func theAgeIsAsOfTheLastLook() {
        var model = Self.model { $0.metrics.newestFragmentAgeSeconds = 2 }
        _ = model.update(.tick(Scene.now.addingTimeInterval(9), bytesWritten: 0))
        #expect(model.screen.contains("newest fragment 2 s ago at 14:22:07"))
        #expect(model.screen.contains("no answer for 9 s"))
    }

    @Test func reportsThatGoOnWhileRequestsHangTellNothingOfTheStream() {
        let model = Self.model {
            $0.metrics.newestFragmentAgeSeconds = 45
            let listing = CallOutcome(date: Scene.now, operation: .listFragments, latency: .seconds(10))
            $0.calls = [
                CallHealth(
                    operation: .listFragments, latest: listing, consecutiveFailures: 4,
                    succeeded: Scene.now.addingTimeInterval(-42))
            ]
        }
        #expect(model.screen.contains("no answer for 42 s"))
        #expect(model.screen.contains("newest fragment 3 s ago at 14:21:25"))
        #expect(!model.screen.contains("LIVE sessions"))
    }

    @Test(arguments: [
        (13_260.0, "session 3 h 41 min left"), (299, "session 4 min 59 s left"), (-1, "session expired"),
    ])
    func countsTheSessionDown(left: Double, text: String) {
        let model = Self.model {
            $0.session = SessionStatus(
                id: SessionID(1), opened: Scene.now.addingTimeInterval(-1140),
                expires: Scene.now.addingTimeInterval(left))
        }
        #expect(model.screen.contains(text))
    }

    @Test(
        "The verdict is about now: five minutes after its end a gap is the past",
        arguments: [
            (299.0, "▲ warning  gap"), (301, "● ok  since 14:17:06, 1 finding before"),
        ])
    func forgetsWhatIsOver(age: Double, verdict: String) {
        let end = Scene.now.addingTimeInterval(-age)
        let gap = Finding(
            kind: .gap, subject: "1", severity: .warning, state: .confirmed, from: end.addingTimeInterval(-6),
            to: end, sentences: .init(what: "a", why: "b", viewer: "c", next: "d"))
        let model = Self.model { $0.findings = [gap] }
        #expect(model.screen.contains(verdict))
    }

    /// A warning that goes on beside something critical that is over for so long.
    @Test(arguments: [
        (30.0, Finding.Severity.critical, "■ critical  gap"), (90, .critical, "▲ warning  producer silent"),
        (30, .warning, "▲ warning  producer silent"),
    ])
    func whatGoesOnComesBeforeWhatIsOverForAMinute(age: Double, severity: Finding.Severity, verdict: String) {
        let end = Scene.now.addingTimeInterval(-age)
        let gap = Finding(
            kind: .gap, subject: "1", severity: severity, state: .confirmed, from: end.addingTimeInterval(-6),
            to: end, sentences: .init(what: "a", why: "b", viewer: "c", next: "d"))
        let model = Self.model { $0.findings = [gap, Scene.silence] }
        #expect(model.screen.contains(verdict))
        #expect(model.selectedFinding?.kind == (verdict.contains("gap") ? .gap : .producerSilent))
    }

    @Test func countsTheOthersThatAreAboutNow() {
        let gaps = [20.0, 100, 5000, 6000].map { age in
            Finding(
                kind: .gap, subject: "\(age)", severity: .warning, state: .confirmed,
                from: Scene.now.addingTimeInterval(-age - 6), to: Scene.now.addingTimeInterval(-age),
                sentences: .init(what: "a", why: "b", viewer: "c", next: "d"))
        }
        #expect(Self.model { $0.findings = gaps }.screen.contains("+1 more"))
    }

    @Test func saysWhenTheSessionWasLost() {
        let model = Self.model { $0.session?.lost = Scene.now.addingTimeInterval(-6) }
        #expect(model.screen.contains("session lost at 14:22:01"))
    }

    @Test func namesTheCallThatFails() {
        var model = Model.showing(.failing)
        #expect(model.screen.contains("ListFragments failed 3×"))
        #expect(model.screen.contains("cannot look  AccessDeniedException"))
        #expect(!model.screen.contains("none so far"))
        model.press(.character("?"))
    }

    @Test(arguments: [
        ([Finding](), "● ok  nothing wrong"), ([Scene.reconnect], "● ok  since 14:21:09, 1 finding before"),
        ([Scene.jump], "◆ notice  clock jump +1.4 s at 14:21:55"),
        ([Scene.jump, Scene.gap], "▲ warning  gap 8.0 s at 14:21:01 +1 more"),
        ([Scene.gap, Scene.silence], "▲ warning  producer silent 14 s since 14:21:53 +1 more"),
    ])
    func oneLookSaysWhetherItIsFine(findings: [Finding], verdict: String) {
        let model = Self.model { $0.findings = findings }
        #expect(model.screen.split(separator: "\n").first?.contains(verdict) == true)
    }

    @Test(arguments: [
        ([1, 1, 1, 1], 4, [1, 1, 1, 1]), ([2, 2, 2, 2], 6, [2, 1, 1, 2]), ([3, 3, 3, 3], 2, [1, 0, 0, 1]),
        ([1, 1, 1, 1], 9, [1, 1, 1, 1]), ([2], 5, [2]),
    ])
    func sentencesShareTheRoomThereIs(wanted: [Int], rows: Int, given: [Int]) {
        #expect(SentencesPanel.share(wanted, among: rows) == given)
    }

    @Test(arguments: [80, 100, 120, 160, 200], Scene.allCases)
    func whatTheScreenCostsIsAlwaysSaid(columns: Int, scene: Scene) {
        for rows in [24, 40] {
            let screen = Model.showing(scene, columns: columns, rows: rows).screen
            #expect(screen.contains("↑ 160 B/s") && screen.contains("14:22:07Z"))
        }
    }
}
