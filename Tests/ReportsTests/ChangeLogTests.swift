import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct ChangeLogTests {
    private static let stream = StreamDescription(name: "cam1", region: "us-west-2")

    private var log = ChangeLog(stream)

    /// The report of `findings` so many seconds later.
    private static func report(_ findings: [Finding], later seconds: Double = 0) -> StreamReport {
        var report = Sample.report(findings)
        report.date += seconds
        report.fragments.insert(Sample.archived(1, at: seconds - 3, seconds: 2))
        return report
    }

    @Test mutating func beginsWithTheDateAndWhatItIsAbout() {
        #expect(
            log.opening(at: Sample.date) == [
                "07:01:00Z  date: 2022-01-28", "07:01:00Z  stream: cam1 in us-west-2",
            ])
    }

    @Test mutating func tellsOfAFindingInWordsAndOnce() {
        _ = log.opening(at: Sample.date)
        let lines = log.lines(for: Self.report([Sample.gap]))
        #expect(
            lines == [
                "07:01:00Z  critical: gap, confirmed, 07:00:41 to 07:00:45, reconnect-with-loss. "
                    + Sample.gap.sentences.what,
                "07:01:00Z  health: critical",
            ])
        #expect(log.lines(for: Self.report([Sample.gap], later: 1)) == [])
    }

    @Test mutating func tellsWhenAFindingChanges() {
        let pending = Sample.changed(Sample.gap, .pending, .warning)
        _ = log.lines(for: Self.report([pending]))
        let lines = log.lines(for: Self.report([Sample.gap], later: 1))
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("07:01:01Z  critical: gap, confirmed, "))
        #expect(lines[1] == "07:01:01Z  health: critical")
    }

    @Test mutating func tellsWhenAFindingIsOver() {
        let confirmed = Sample.changed(Sample.silent, .confirmed, .warning)
        _ = log.lines(for: Self.report([confirmed]))
        var over = confirmed
        over.to = Sample.date
        let lines = log.lines(for: Self.report([over], later: 2))
        #expect(
            lines == [
                "07:01:02Z  warning: producer-silent, confirmed, over, 07:00:54 to 07:01:00. No fragment for 6 s."
            ])
    }

    @Test mutating func takesBackWhatWasDoubtfulAndIsGone() {
        _ = log.lines(for: Self.report([Sample.silent, Sample.gap]))
        let lines = log.lines(for: Self.report([], later: 2))
        #expect(lines == ["07:01:02Z  producer-silent, withdrawn", "07:01:02Z  health: ok"])
    }

    @Test mutating func tellsTheOldestFirst() {
        let lines = log.lines(for: Self.report([Sample.silent, Sample.gap]))
        let kinds = lines.compactMap { line in ["gap", "producer-silent"].first { line.contains(": \($0),") }
        }
        #expect(kinds == ["gap", "producer-silent"])
    }

    @Test mutating func healthRecoversMinutesAfterTheLastIsOver() {
        _ = log.lines(for: Self.report([Sample.gap]))
        #expect(log.lines(for: Self.report([Sample.gap], later: 280)) == [])
        #expect(log.lines(for: Self.report([Sample.gap], later: 290)) == ["07:05:50Z  health: ok"])
    }

    @Test mutating func givesASignOfLifeAMinute() throws {
        _ = log.opening(at: Sample.date)
        _ = log.lines(for: Self.report([Sample.silent], later: 59))
        #expect(log.signOfLife(at: Sample.date + 59) == [])
        #expect(
            log.signOfLife(at: Sample.date + 60) == [
                "07:02:00Z  alive: warning, newest fragment 2.0 s ago, session 11 h 57 min left, 1 finding goes on"
            ])
        #expect(log.signOfLife(at: Sample.date + 61) == [])
        #expect(log.signOfLife(at: Sample.date + 120) == ["07:03:00Z  alive: nothing new for 1 min 1 s"])
    }

    @Test mutating func tellsOfSessionsThatOpenAndEnd() {
        var report = Self.report([])
        let record = SessionRecord(
            id: SessionID(1), opened: Sample.date, expires: Sample.date + 43_200)
        report.sessions = [record]
        #expect(log.lines(for: report).contains("07:01:00Z  session: number 1 opened for 12 h"))
        report.sessions[0].ended = Sample.date + 5
        report.sessions[0].ending = .lost(status: 403)
        #expect(log.lines(for: report) == ["07:01:00Z  session: number 1 lost, HTTP 403"])
        #expect(log.lines(for: report) == [])
    }

    @Test mutating func tellsOfCallsThatFailTwiceAndOfTheirRecovery() {
        var report = Self.report([])
        _ = log.lines(for: report)
        let failure = CallOutcome.Failure(code: "AccessDenied", message: "No.", status: 403)
        func call(_ failure: CallOutcome.Failure?, times: Int) -> CallHealth {
            CallHealth(
                operation: .listFragments,
                latest: CallOutcome(
                    date: Sample.date, operation: .listFragments, latency: .zero, quotaPoints: 0,
                    failure: failure), consecutiveFailures: times)
        }
        report.calls = [call(failure, times: 1)]
        #expect(log.lines(for: report) == [])
        report.calls = [call(failure, times: 2)]
        #expect(log.lines(for: report) == ["07:01:00Z  calls: ListFragments fails, AccessDenied. No."])
        report.calls = [call(nil, times: 0)]
        #expect(log.lines(for: report) == ["07:01:00Z  calls: ListFragments works again"])
    }

    @Test mutating func tellsOnceOfCredentialsThatCantBeHadAndCountsDownInItsSignsOfLife() {
        _ = log.opening(at: Sample.date)
        let finding = Finding(
            kind: .credentialsFailing, subject: "c", severity: .critical, state: .confirmed,
            from: Sample.date, to: nil, evidence: [.init("next_attempt_in_seconds", .count(12))],
            sentences: .init(what: "None.", why: "x.", viewer: "x.", next: "x."))
        var report = Self.report([finding], later: 58)
        report.calls = [
            CallHealth(
                operation: .listFragments,
                latest: CallOutcome(
                    date: Sample.date, operation: .listFragments, latency: .zero,
                    failure: .init(code: "credentials", message: "none")), consecutiveFailures: 9)
        ]
        let lines = log.lines(for: report)
        #expect(lines.contains { $0.contains("critical: credentials-failing") && $0.hasSuffix("None.") })
        #expect(!lines.contains { $0.contains("calls:") })
        #expect(
            log.signOfLife(at: Sample.date + 60).first?.contains("no new credentials, next attempt in 12 s")
                == true)
    }

    @Test mutating func aLineNeverActsOnATerminal() {
        var finding = Sample.gap
        finding.cause = "a\u{1B}[2J\u{07}"
        finding.sentences.what = "one\r\ntwo\u{9B}31m"
        let lines = log.lines(for: Self.report([finding]))
        #expect(lines.allSatisfy { line in !line.unicodeScalars.contains { PlainText.isUnsafe($0) } })
    }
}
