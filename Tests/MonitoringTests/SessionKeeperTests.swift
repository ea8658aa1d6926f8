import Foundation
import StreamAnalysis
import Testing

@testable import Monitoring

struct SessionKeeperTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    private func after(_ seconds: Double) -> Date { start.addingTimeInterval(seconds) }

    @Test("Without a session one is opened at once")
    func opensAtOnce() {
        #expect(SessionKeeper().action(at: start) == .open(replacing: nil))
    }

    @Test(
        "A session is used until a tenth of its life, ten minutes at most, is left",
        arguments: [
            (300.0, 270.0), (43_200.0, 42_600.0),
        ])
    func renewsAheadOfExpiry(life: Double, renewal: Double) {
        var keeper = SessionKeeper()
        let id = keeper.didOpen(at: start, expires: after(life))
        #expect(keeper.action(at: after(renewal - 1)) == .use(id))
        #expect(keeper.action(at: after(renewal)) == .open(replacing: id))
    }

    @Test("A refused renewal keeps the session that still works and asks again later")
    func survivesARefusedRenewal() {
        var keeper = SessionKeeper()
        let id = keeper.didOpen(at: start, expires: after(300))
        keeper.wasRefused(at: after(270))
        #expect(keeper.action(at: after(271)) == .use(id))
        #expect(keeper.action(at: after(275)) == .open(replacing: id))
    }

    @Test("A lost session is replaced at once, under the next ordinal")
    func replacesALostSession() {
        var keeper = SessionKeeper()
        _ = keeper.didOpen(at: start, expires: after(300))
        keeper.didLose()
        #expect(keeper.action(at: after(1)) == .open(replacing: nil))
        #expect(keeper.didOpen(at: after(1), expires: after(301)) == SessionID(2))
    }

    @Test("Refusals are retried after 1, 2, 4 and then every 5 s")
    func retriesRefusals() {
        var keeper = SessionKeeper()
        var date = start
        for delay in [1.0, 2, 4, 5, 5] {
            keeper.wasRefused(at: date)
            #expect(keeper.action(at: date) == .wait(until: date.addingTimeInterval(delay)))
            date += delay
        }
    }
}
