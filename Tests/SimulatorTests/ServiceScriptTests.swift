import Foundation
import Testing

@testable import KinesisVideoSimulator

struct ServiceScriptTests {
    private static let start = Instant(testStart)
    private static let dice = Dice(seed: 5)

    private static func script(_ faults: ServiceFault..., period: Duration? = nil) -> ServiceScript {
        var script = ServiceScript()
        script.faults = faults
        script.period = period
        return script
    }

    private static func effect(
        _ script: ServiceScript, _ operation: String = "ListFragments", at seconds: Int, request: Int = 0
    ) -> ServiceFault.Effect? {
        script.fault(
            for: operation, at: start + .seconds(seconds), since: start, request: request, dice: dice)
    }

    @Test(arguments: [(9, false), (10, true), (14, true), (15, false), (70, false)])
    func aFaultLastsFromItsStartToItsEnd(second: Int, isHeld: Bool) {
        let script = Self.script(ServiceFault(.throttle, start: .seconds(10), duration: .seconds(5)))
        #expect(Self.effect(script, at: second) == (isHeld ? .throttle : nil))
    }

    @Test(arguments: [(9, false), (70, true), (74, true), (75, false), (-50, true), (-45, false)])
    func aPeriodRepeatsItInThePastToo(second: Int, isHeld: Bool) {
        let fault = ServiceFault(.reset, start: .seconds(10), duration: .seconds(5))
        let script = Self.script(fault, period: .seconds(60))
        #expect(Self.effect(script, at: second) == (isHeld ? .reset : nil))
    }

    @Test func aFaultThatSpansThePeriodsEndHolds() {
        let fault = ServiceFault(.malformed, start: .seconds(55), duration: .seconds(10))
        #expect(Self.effect(Self.script(fault, period: .seconds(60)), at: 62) == .malformed)
    }

    @Test func withoutADurationItNeverEnds() {
        #expect(
            Self.effect(Self.script(ServiceFault(.unavailable, start: .zero)), at: 1_000_000) == .unavailable)
    }

    @Test func onlyTheNamedOperationsSuffer() {
        let script = Self.script(
            ServiceFault(.internalFailure, start: .zero, operations: ["GetHLSMediaPlaylist"]))
        #expect(Self.effect(script, "GetHLSMediaPlaylist", at: 1) == .internalFailure)
        #expect(Self.effect(script, "ListFragments", at: 1) == nil)
    }

    @Test func oneInFourRequestsSuffersAndAlwaysTheSameOnes() {
        let script = Self.script(ServiceFault(.truncate, start: .zero, oneIn: 4))
        let held = (0..<1000).map { Self.effect(script, at: 1, request: $0) != nil }
        #expect((200...300).contains(held.count { $0 }))
        #expect(held == (0..<1000).map { Self.effect(script, at: 1, request: $0) != nil })
    }

    @Test func theFirstOfTwoFaultsTakesHold() {
        let script = Self.script(
            ServiceFault(.delay(.seconds(2)), start: .zero), ServiceFault(.reset, start: .zero))
        #expect(Self.effect(script, at: 1) == .delay(.seconds(2)))
    }

    @Test(arguments: [(19, 19), (20, 20), (24, 20), (30, 30), (84, 80)])
    func playlistsStandStillAtTheFaultsStart(second: Int, shown: Int) {
        let script = Self.script(
            ServiceFault(.stalePlaylist, start: .seconds(20), duration: .seconds(10)), period: .seconds(60))
        let instant = Self.start + .seconds(second)
        let still = script.standstill(at: instant, since: Self.start)
        #expect((still ?? instant) == Self.start + .seconds(shown))
        #expect(Self.effect(script, "GetHLSMediaPlaylist", at: second) == nil)
    }

    @Test(arguments: [(29, nil), (30, 30), (89, 30), (1000, 30)])
    func sessionsExpireWhenTheFaultBegins(second: Int, expiry: Int?) {
        let script = Self.script(
            ServiceFault(.expireSessions, start: .seconds(30), duration: .seconds(1)))
        let expected = expiry.map { Self.start + .seconds($0) }
        #expect(script.expiry(at: Self.start + .seconds(second), since: Self.start) == expected)
    }
}
