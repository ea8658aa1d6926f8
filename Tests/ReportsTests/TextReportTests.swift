import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct TextReportTests {
    @Test func tellsHealthFiguresAndFindings() {
        #expect(
            TextReport.render(Sample.report()) == """
                Stream  cam1 in us-west-2, 2022-01-28T07:01:00.000Z
                Health  critical: 1 critical, 1 warning

                fragments                        152    newest fragment, age           2.0 s
                stride                       1.856 s    bit rate                   3.51 Mb/s
                lag                          0.000 s    lag jitter                         –
                live latency                       –    session expires in       11 h 57 min
                quota used                    0.11 %
                clock drift               none seen (+12 ±20 ms/h over 5 min)

                CRITICAL gap confirmed 07:00:41.200 – 07:00:45.200 reconnect-with-loss
                  what    4.000 s of media are missing after fragment
                          91343852333185057105875891022195998207386831087.
                  why     The next fragment begins later than this one ends by more than 50 ms, the service's own
                          limit (inferred: a new block of numbers).
                  viewer  Playback jumps ahead by 4 seconds, or stops where the player doesn't cross gaps.
                  next    Look at the producer's log for a reconnection at 07:00:41 and enlarge its buffer.
                  data    gap_seconds 4.000, missing_numbers 2, confirmed_at 2022-01-28T07:01:00.000Z, block new

                WARNING producer-silent pending 07:00:54.000 – now
                  what    No fragment for 6 s.
                  why     A rule.
                  viewer  A spinner.
                  next    Wait.

                """)
    }

    @Test func saysThatNothingIsWrong() {
        let text = TextReport.render(Sample.report([Sample.changed(Sample.gap, .resolved, .critical)]))
        #expect(text.contains("Health  ok: nothing is wrong\n"))
    }

    @Test(arguments: [
        (2000.0, "producer's clock gains 2000 ms/h (±20, over 5 min)"),
        (-2000, "producer's clock loses 2000 ms/h (±20, over 5 min)"),
        (-39, "none seen (−39 ±20 ms/h over 5 min)"),
    ])
    func noiseIsNoDrift(millisecondsPerHour: Double, words: String) {
        var report = Sample.report([])
        report.lagTrend = Sample.trend(millisecondsPerHour: millisecondsPerHour, error: 20)
        #expect(TextReport.render(report).hasSuffix("clock drift               \(words)\n"))
        #expect(MarkdownIncident.render(IncidentReport(report)).contains("**Clock drift**: \(words)\n"))
    }

    @Test func withoutATrendItSaysWhatOneTakes() {
        var report = Sample.report([])
        report.lagTrend = nil
        #expect(TextReport.render(report).contains("unknown: it takes two minutes without a jump\n"))
    }

    @Test func tellsTheWorstFirstAndWhatIsResolvedLast() {
        let findings: [(Finding, Finding.State, Finding.Severity)] = [
            (Sample.silent, .pending, .notice), (Sample.silent, .resolved, .critical),
            (Sample.gap, .confirmed, .warning), (Sample.silent, .confirmed, .warning),
            (Sample.gap, .confirmed, .critical),
        ]
        let text = TextReport.render(Sample.report(findings.map { Sample.changed($0, $1, $2) }))
        let titles = text.split(separator: "\n").filter { $0.first?.isUppercase == true }.dropFirst(2)
        #expect(
            titles.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
                "CRITICAL gap confirmed", "WARNING gap confirmed", "WARNING producer-silent confirmed",
                "NOTICE producer-silent pending", "CRITICAL producer-silent resolved",
            ])
    }

    @Test func countsWhatIsResolvedApart() {
        let past = Sample.changed(Sample.silent, .resolved, .critical)
        #expect(
            TextReport.render(Sample.report([Sample.gap, past])).contains(
                "critical: 1 critical, 1 resolved\n"))
    }

    @Test(arguments: ["word ", "unbroken", "宽字符", "🎥", "e\u{301}"])
    func isNeverWiderThanAHundredColumns(_ piece: String) {
        var finding = Sample.gap
        finding.sentences.why = String(repeating: piece, count: 120)
        let lines = TextReport.render(Sample.report([finding], name: finding.sentences.why)).split(
            separator: "\n")
        #expect(lines.allSatisfy { PlainText.columns($0) <= 100 })
    }

    @Test func holdsNothingThatATerminalObeys() {
        let hostile = "\u{1B}]52;c;ZXZpbA==\u{7}\u{9B}2J\r\n\u{202E}x\ty"
        var finding = Sample.gap
        finding.cause = hostile
        finding.sentences.what = hostile
        finding.evidence = [.init("text", .text(hostile))]
        let text = TextReport.render(Sample.report([finding], name: hostile))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !PlainText.isUnsafe($0) })
        #expect(text.contains("what    ]52;c;ZXZpbA==2J x y\n"))
    }
}

struct FigureTests {
    @Test(arguments: [
        (0.0, 3, "0.000"), (-0.0004, 3, "0.000"), (-1.5, 3, "-1.500"), (0.05, 1, "0.1"), (12.5, 0, "13"),
        (.nan, 2, "–"),
        (1e300, 0, "1e+300"),
    ])
    func roundsToSoManyDecimals(_ value: Double, digits: Int, text: String) {
        #expect(Figure.decimal(value, digits: digits) == text)
    }

    @Test func hasNamesThatFitTheirColumn() {
        #expect(Figure.all.allSatisfy { PlainText.columns($0.name) <= 24 })
    }
}
