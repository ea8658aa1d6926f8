import FoundationEssentials
import Testing

@testable import StreamAnalysis

struct SessionLogTests {
    private func log(_ events: [(Double, Int, SessionEvent.Change)]) -> SessionLog {
        var log = SessionLog()
        for (seconds, ordinal, change) in events {
            log.absorb(SessionEvent(date: at(seconds), session: SessionID(ordinal), change: change))
        }
        return log
    }

    private func opened(_ seconds: Double) -> SessionEvent.Change {
        .opened(expires: at(seconds + 1000), window: 10)
    }

    @Test func everySessionIsKeptWithItsEndNewestFirst() {
        let log = log([
            (0, 1, opened(0)), (900, 1, .renewed), (900, 2, opened(900)), (1200, 2, .lost(status: 403)),
            (1201, 3, .refused(code: "ResourceNotFoundException")), (1210, 3, opened(1210)),
        ])
        #expect(log.records.map(\.id.ordinal) == [3, 2, 1])
        #expect(log.records.map(\.ending) == [nil, .lost(status: 403), .replaced])
        #expect(log.records.map(\.ended) == [nil, at(1200), at(900)])
    }

    @Test(
        "A session that is refused after its time is over has expired",
        arguments: [
            (500.0, 2000.0, false), (1000, 2000, true), (1001, 2000, true), (nil, 999, false),
            (nil, 1000, true),
        ])
    func expires(lost: Double?, now: Double, isExpired: Bool) throws {
        let loss = lost.map { [($0, 1, SessionEvent.Change.lost(status: 403))] } ?? []
        let record = try #require(log([(0, 1, opened(0))] + loss).records.first)
        #expect(record.isExpired(at: at(now)) == isExpired)
    }

    @Test func onlyTheNewestIsInUse() {
        let log = log([(0, 1, opened(0)), (10, 1, opened(10)), (20, 2, opened(20)), (21, 7, .renewed)])
        #expect(log.records.map(\.ending) == [nil, .replaced, .replaced])
    }

    @Test func theNewestAreKept() {
        let log = log((1...500).map { (Double($0), $0, opened(Double($0))) })
        #expect(log.records.count == 120)
        #expect(log.records.first?.id == SessionID(500))
    }

    @Test func aReportHasThem() {
        var timeline = StreamTimeline(stream: StreamDescription(name: "cam", region: "r"))
        timeline.absorb(.session(SessionEvent(date: at(1), session: SessionID(1), change: opened(1))))
        #expect(timeline.report().sessions.map(\.opened) == [at(1)])
    }
}
