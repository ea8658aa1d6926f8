import Foundation
import Testing

@testable import KinesisVideoSimulator

/// Source: KVS developer guide, Amazon Kinesis Video Streams service quotas.
struct QuotaLedgerTests {
    /// How many calls of `call` are let in at one time.
    private static func allowed(_ call: QuotaLedger.Call, of count: Int) -> Int {
        var ledger = QuotaLedger()
        return (0..<count).count { _ in ledger.admit(call, at: Instant(.at(0))) }
    }

    private static func call(_ operation: String, amount: Int = 1) -> QuotaLedger.Call {
        QuotaLedger.Call(operation: operation, stream: "camera", session: "token", amount: amount)
    }

    @Test(arguments: [
        ("GetHLSMasterPlaylist", 1, 5), ("GetHLSMediaPlaylist", 10, 5), ("GetHLSMediaPlaylist", 5000, 2),
        ("GetDASHManifest", 5000, 2), ("GetMP4InitFragment", 1, 5), ("GetMP4MediaFragment", 1, 20),
        ("GetTSFragment", 1, 20), ("GetHLSStreamingSessionURL", 1, 25), ("GetDASHStreamingSessionURL", 1, 25),
        ("DescribeStream", 1, 5), ("GetDataEndpoint", 1, 5), ("ListStreams", 1, 50),
        ("ListFragments", 1000, 10),
        ("ListFragments", 100, 100), ("GetMediaForFragmentList", 100, 5), ("GetClip", 100, 5),
        ("GetImages", 100, 5), ("PutMedia", 1, 1000),
    ])
    func allowsSoManyCallsASecond(operation: String, amount: Int, allowed: Int) {
        #expect(Self.allowed(Self.call(operation, amount: amount), of: 1000) == allowed)
    }

    /// Which of `calls`, made at these seconds, are let in.
    private static func admissions(_ calls: [(QuotaLedger.Call, at: Double)]) -> [Bool] {
        var ledger = QuotaLedger()
        return calls.map { ledger.admit($0, at: Instant(.at($1))) }
    }

    @Test func aSecondLaterAllIsAllowedAgain() {
        let seconds = [0, 0.001, 0.002, 0.003, 0.004, 0.9, 0.999, 1, 1.0005, 1.001]
        let found = Self.admissions(seconds.map { (Self.call("DescribeStream"), at: $0) })
        #expect(found == [true, true, true, true, true, false, false, true, true, false])
    }

    @Test func refusedCallsCostNothing() {
        let found = Self.admissions([
            (Self.call("ListFragments", amount: 9_500), at: 0),
            (Self.call("ListFragments", amount: 501), at: 0.5),
            (Self.call("ListFragments", amount: 501), at: 0.5),
            (Self.call("ListFragments", amount: 500), at: 0.5),
        ])
        #expect(found == [true, false, false, true])
    }

    @Test func pointsAreSharedOverOperationsAndStreamsAreApart() {
        var other = Self.call("GetHLSMediaPlaylist", amount: 1_001)
        other.stream = "other"
        let found = Self.admissions([
            (Self.call("ListFragments", amount: 9_000), at: 0),
            (Self.call("GetHLSMediaPlaylist", amount: 1_001), at: 0), (other, at: 0),
        ])
        #expect(found == [true, false, true])
    }

    @Test func aCallThatCostsMoreThanASecondHoldsIsMadeAlone() {
        let large = Self.call("GetMediaForFragmentList", amount: 1000)
        let found = Self.admissions([(large, at: 0), (Self.call("GetClip"), at: 0.9), (large, at: 1)])
        #expect(found == [true, false, true])
    }

    /// Against a list of all calls that were let in: never more than the allowance within any second, and never less without need.
    @Test(arguments: 0..<50)
    func keepsEverySecondWithinTheAllowance(seed: UInt64) {
        var generator = SplitMix64(state: seed)
        var ledger = QuotaLedger()
        var admitted: [(date: Int64, price: Int)] = []
        var now: Int64 = 1_700_000_000_000
        for _ in 0..<400 {
            now += Int64.random(in: 0...120, using: &generator)
            let price = Int.random(in: 1...60, using: &generator)
            let spent = admitted.filter { $0.date > now - 1000 }.map(\.price).reduce(0, +)
            let isAdmitted = ledger.admit(
                Self.call("GetMediaForFragmentList", amount: price), at: Instant(milliseconds: now))
            #expect(isAdmitted == (spent + price <= 500))
            if isAdmitted { admitted.append((now, price)) }
        }
    }

    @Test func theServiceRefusesInItsOwnWords() throws {
        var service = HandMadeService([.made(1, producer: 0)]).service
        let request = GetDataEndpointRequest(streamName: "camera", apiName: "PUT_MEDIA")
        for _ in 0..<5 { _ = try service.getDataEndpoint(request, at: .at(0)) }
        let refusal = #expect(throws: ServiceError.self) {
            try service.getDataEndpoint(request, at: .at(0.5))
        }
        #expect(refusal?.status == 400)
        #expect(refusal?.code == "ClientLimitExceededException")
        #expect(
            refusal?.message
                == "Limit exceeded on number of requests for GetDataEndpoint API for resource 'camera'")
        service.enforcesQuotas = false
        #expect(throws: Never.self) { try service.getDataEndpoint(request, at: .at(0.5)) }
    }
}
