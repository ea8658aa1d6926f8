import FoundationEssentials
import HTTPTransport
import KinesisVideo
import Reports
import StreamAnalysis

extension DoctorCheck {
    /// Whether fragments may be listed.
    static let listFragments = DoctorCheck(
        .listFragments, "ListFragments", of: .stream, needs: [.credentials, .http, .dataHost],
        repeats: [.status, .retention], limit: .seconds(5)
    ) { instruments, chart in
        var chart = chart
        guard let search = FragmentSearch(chart) else { return Outcome(.notTried("no client"), chart) }
        let begin = instruments.time.uptime()
        do throws(KinesisVideoError) {
            chart.recent = try await search.lastMinute(before: chart.serviceTime(instruments))
            let took = Wording.span(instruments.time.uptime() - begin)
            return Outcome(.ok("allowed, in \(took)"), chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    /// Whether media arrive.
    static let fragments = DoctorCheck(
        .fragments, "recent media", of: .stream, needs: [.listFragments], limit: .seconds(8)
    ) { instruments, chart in
        var chart = chart
        guard let search = FragmentSearch(chart) else { return Outcome(.notTried("no client"), chart) }
        let now = chart.serviceTime(instruments)
        do throws(KinesisVideoError) {
            chart.newest = chart.recent.max { $0.serverTimestamp < $1.serverTimestamp }
            if chart.newest == nil {
                let patience = instruments.time.uptime() + searchLimit
                chart.newest = try await search.newest(before: now) { instruments.time.uptime() < patience }
            }
            return Outcome(FragmentJudgement.judge(chart, at: now), chart)
        } catch {
            return Outcome(.problem(.init(error, chart)), chart)
        }
    }

    private static let searchLimit = Duration.seconds(5)
}

extension Chart {
    /// Now, by the service's clock.
    func serviceTime(_ instruments: Instruments) -> Date {
        instruments.time.date().addingTimeInterval(clock?.offset ?? 0)
    }
}

/// Whether media arrive as players need them.
enum FragmentJudgement {
    /// Fragments must be so long, in seconds. Source: KVS developer guide, PutMedia: 1 to 20 seconds.
    private static let shortest = 1.0

    static func judge(_ chart: Chart, at date: Date) -> Judgement {
        guard let newest = chart.newest else {
            let hours = (chart.description ?? nil)?.retentionHours
            let span = hours.map { "in the \(Wording.span(Double($0) * 3600)) that are kept" } ?? "found"
            return Judgement(
                verdict: .problem(Complaint.neverIngested.problem("no fragment \(span)")))
        }
        let age = max(0, date.timeIntervalSince(newest.serverTimestamp))
        let step = step(of: chart.recent)
        let facts =
            [
                TriageReport.Fact("newest_age_seconds", .number(age)),
                .init("last_minute", .count(chart.recent.count)),
            ]
            + (step.map { [.init("step_seconds", .number($0))] } ?? [])
        guard age <= SessionTerms.liveSeconds else {
            let what =
                "the newest fragment began to arrive \(Wording.span(age)) ago; LIVE needs one within 30 s"
            return Judgement(verdict: .problem(Complaint.producerSilent.problem(what)), facts: facts)
        }
        if let step, step < shortest {
            let what =
                "fragments are \(Wording.span(step)) long, under the 1 s that is the least: sessions get throttled"
            return Judgement(verdict: .problem(Complaint.shortFragments.problem(what)), facts: facts)
        }
        let each = step.map { ", each \(Wording.span($0)) long" } ?? ""
        return Judgement(
            verdict: .ok(
                "newest \(Wording.span(age)) old; \(Wording.count(chart.recent.count, "fragment")) in the last minute\(each)"
            ), facts: facts)
    }

    /// How far fragments' beginnings are usually apart by the producer's clock, in seconds.
    private static func step(of fragments: [ListedFragment]) -> Double? {
        let starts = fragments.map(\.producerTimestamp).sorted()
        let steps = zip(starts, starts.dropFirst()).map { $1.timeIntervalSince($0) }.sorted()
        // Of fewer, one that is amiss would decide.
        guard steps.count >= 3 else { return nil }
        return steps[steps.count / 2]
    }
}
