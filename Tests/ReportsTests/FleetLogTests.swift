import Foundation
import StreamAnalysis
import Testing

@testable import Reports

struct FleetLogTests {
    private var log = FleetLog("cam*", in: "us-west-2")

    /// The report of the stream called `name`, which has a fragment and `findings`, so many seconds later.
    private static func report(
        _ name: String, _ findings: [Finding] = [], later seconds: Double = 0
    ) -> StreamReport {
        var report = Sample.report(findings, name: name)
        report.date += seconds
        report.fragments.insert(Sample.archived(1, at: seconds - 3, seconds: 2))
        return report
    }

    /// How the streams are that `reports` are of, and those called `waiting`, of which nothing is known.
    private static func fleet(
        _ reports: [StreamReport], waiting: [String] = [], gone: [String] = [],
        failure: CallOutcome.Failure? = nil
    ) -> FleetReport {
        let rows = reports.map { StreamSummary($0) } + (waiting + gone).map { StreamSummary(name: $0) }
        return FleetReport(
            rows.map { row in
                var row = row
                if gone.contains(row.name) { row.health = .gone(since: Sample.date) }
                return row
            }, cadence: FleetReport.Cadence(seconds: 5, looksPerSecond: 40, followed: 8),
            search: FleetReport.Search(seconds: 60, failure: failure))
    }

    /// Everything up to the moment when all streams were told of.
    private mutating func begin(_ reports: [StreamReport]) -> [String] {
        _ = log.opening(at: Sample.date)
        for report in reports { #expect(log.lines(for: report) == []) }
        return log.lines(for: Self.fleet(reports), at: Sample.date)
    }

    @Test mutating func beginsWithTheDateAndWhatItIsAbout() {
        #expect(
            log.opening(at: Sample.date) == [
                "07:01:00Z  date: 2022-01-28", "07:01:00Z  streams: cam* in us-west-2",
            ])
    }

    @Test mutating func theWorstComesFirstOnceAllWereLookedAt() {
        let cam1 = Self.report("cam1")
        let cam2 = Self.report("cam2", [Sample.gap])
        _ = log.opening(at: Sample.date)
        #expect(log.lines(for: cam1) == [])
        #expect(
            log.lines(for: Self.fleet([cam1], waiting: ["cam2"]), at: Sample.date)
                == ["07:01:00Z  streams: 2, each followed"])
        #expect(log.lines(for: cam2) == [])
        #expect(
            log.lines(for: Self.fleet([cam1, cam2]), at: Sample.date) == [
                "07:01:00Z  cam2: critical: gap, confirmed, 07:00:41 to 07:00:45, reconnect-with-loss. "
                    + Sample.gap.sentences.what,
                "07:01:00Z  cam2: health: critical", "07:01:00Z  cam1: health: ok",
                "07:01:00Z  streams: 2, 1 critical, 1 ok",
            ])
    }

    @Test mutating func streamsThatDoNotAnswerHoldUpNobodyForLong() {
        let cam1 = Self.report("cam1")
        _ = log.opening(at: Sample.date)
        _ = log.lines(for: cam1)
        _ = log.lines(for: Self.fleet([cam1], waiting: ["cam2"]), at: Sample.date)
        #expect(log.signOfLife(at: Sample.date + 15) == [])
        #expect(
            log.signOfLife(at: Sample.date + 16) == [
                "07:01:16Z  cam1: health: ok", "07:01:16Z  streams: 2, 1 waiting, 1 ok",
            ])
        #expect(log.lines(for: Self.report("cam2", later: 20)) == ["07:01:20Z  cam2: health: ok"])
    }

    @Test mutating func changesAreToldAsTheyComeAndOnce() {
        _ = begin([Self.report("cam1"), Self.report("cam2")])
        let lines = log.lines(for: Self.report("cam2", [Sample.gap], later: 5))
        #expect(lines.map { String($0.prefix(32)) }.first == "07:01:05Z  cam2: critical: gap, ")
        #expect(lines.last == "07:01:05Z  cam2: health: critical")
        #expect(log.lines(for: Self.report("cam2", [Sample.gap], later: 6)) == [])
        #expect(log.lines(for: Self.report("cam1", later: 6)) == [])
    }

    @Test mutating func tellsWhichStreamsComeAndGo() {
        let (cam1, cam2) = (Self.report("cam1"), Self.report("cam2"))
        _ = begin([cam1, cam2])
        #expect(
            log.lines(for: Self.fleet([cam1, cam2], waiting: ["cam3"]), at: Sample.date + 60)
                == ["07:02:00Z  cam3: new"])
        #expect(
            log.lines(for: Self.fleet([cam1], gone: ["cam2", "cam3"]), at: Sample.date + 120) == [
                "07:03:00Z  cam2: gone, it isn't listed any more",
                "07:03:00Z  cam3: gone, it isn't listed any more",
            ])
        #expect(
            log.lines(for: Self.fleet([cam1], waiting: ["cam2"], gone: ["cam3"]), at: Sample.date + 180)
                == ["07:04:00Z  cam2: listed again"])
        #expect(log.lines(for: Self.report("cam2", later: 181)) == ["07:04:01Z  cam2: health: ok"])
    }

    @Test mutating func tellsOfSearchesThatFailOnce() {
        let cam1 = Self.report("cam1")
        _ = begin([cam1])
        let failure = CallOutcome.Failure(code: "AccessDenied", message: "No.", status: 403)
        let failing = Self.fleet([cam1], failure: failure)
        #expect(
            log.lines(for: failing, at: Sample.date)
                == ["07:01:00Z  streams: new ones can't be looked for, AccessDenied. No."])
        #expect(log.lines(for: failing, at: Sample.date) == [])
        #expect(
            log.lines(for: Self.fleet([cam1]), at: Sample.date)
                == ["07:01:00Z  streams: new ones are looked for again"])
    }

    @Test mutating func givesASignOfLifeAMinute() {
        let reports = [Self.report("cam1"), Self.report("cam2", [Sample.gap])]
        _ = begin(reports)
        #expect(log.signOfLife(at: Sample.date + 59) == [])
        #expect(
            log.signOfLife(at: Sample.date + 60) == ["07:02:00Z  alive: streams: 2, 1 critical, 1 ok"])
        #expect(log.signOfLife(at: Sample.date + 61) == [])
    }

    @Test mutating func aNameNeverActsOnATerminal() {
        let lines = begin([Self.report("cam\u{1B}[2J")])
        #expect(lines.allSatisfy { line in !line.unicodeScalars.contains { PlainText.isUnsafe($0) } })
    }
}
