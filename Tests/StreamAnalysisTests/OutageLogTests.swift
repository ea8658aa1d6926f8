import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct OutageLogTests {
    private func date(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }

    private func log(_ calls: [(Double, CallOutcome.Operation, Bool)]) -> [PollOutage] {
        var log = OutageLog()
        for (seconds, operation, fails) in calls {
            let failure = fails ? CallOutcome.Failure(code: "timeout", message: "no answer") : nil
            log.absorb(
                CallOutcome(
                    date: date(seconds), operation: operation, latency: .milliseconds(40), failure: failure))
        }
        return log.outages
    }

    @Test func anOutageLastsFromTheAnswerBeforeItToTheOneAfterIt() {
        let outages = log([
            (1, .listFragments, false), (2, .listFragments, true), (3, .listFragments, true),
            (4, .listFragments, false), (5, .listFragments, false),
        ])
        #expect(outages == [PollOutage(source: .listings, from: date(1), to: date(4), failures: 2)])
    }

    @Test func listingsAndPlaylistsFailByThemselves() {
        let outages = log([
            (1, .listFragments, true), (2, .getHLSMediaPlaylist, false), (3, .getHLSMediaPlaylist, true),
            (4, .describeStream, true),
        ])
        #expect(
            outages == [
                PollOutage(source: .listings, from: date(1)), PollOutage(source: .playlists, from: date(2)),
            ])
    }

    @Test func theNewestTwoHundredAreKept() {
        let calls = (0..<500).map { (Double($0), CallOutcome.Operation.listFragments, $0 % 2 == 1) }
        #expect(log(calls).count == 200)
        #expect(log(calls).last?.from == date(498))
    }
}
