import FoundationEssentials
import Testing

@testable import StreamAnalysis

/// The documented rules, one by one; whether they make up the service is rehearsed against the simulator.
struct SessionAccountTests {
    /// Twelve fragments of 2 s from 10 s on, then 4 s of nothing, then some more, the second of which comes late.
    private static let text = TimelineText(
        """
        # at    number  producer  length
        11.0   7001    10.000    1.939
        13.0   7002    12.000    1.939
        +10
        39.0   7013    38.000    1.939
        43.0   7014    42.000    1.939
        45.2   7015    44.000    1.939
        47.0   7016    40.000    1.939
        49.1   7017    46.000    1.939
        51.0   7018    44.000    1.939
        53.0   7019    48.000    1.939
        """)

    private func account(
        _ mode: SessionTerms.Mode, clock: SessionTerms.Clock = .producer,
        discontinuities: SessionTerms.Discontinuities = .onDiscontinuity, limit: Int? = nil,
        opened: Double = 100,
        retentionHours: Int? = 24
    ) -> SessionAccount {
        let excerpt = ArchiveExcerpt(
            Self.text.rows.map(\.fragment), taken: at(120), retentionHours: retentionHours)
        let terms = SessionTerms(
            mode: mode, clock: clock, discontinuities: discontinuities, limit: limit, opened: at(opened),
            life: .seconds(300))
        return SessionAccount(terms, of: excerpt)
    }

    /// What becomes of the fragment with this sequence.
    private func verdict(_ sequence: UInt64, in account: SessionAccount) -> Verdict? {
        Self.text.rows.first { $0.sequence == sequence }.flatMap { account[$0.fragment.number] }
    }

    private func number(_ sequence: UInt64) -> FragmentNumber? {
        Self.text.rows.first { $0.sequence == sequence }?.fragment.number
    }

    @Test func aLivePlaylistNeverAddsAFragmentOlderThanItsNewest() throws {
        let account = account(.live, opened: 20)
        #expect(verdict(7015, in: account)?.serving != nil)
        guard case .notServed(.olderThanNewest(let newer)) = verdict(7016, in: account) else {
            Issue.record("\(String(describing: verdict(7016, in: account)))")
            return
        }
        #expect([7014, 7015].map(number).contains(newer))
    }

    @Test func aTwinThatComesLaterIsntAddedAgain() {
        #expect(
            verdict(7018, in: account(.live, opened: 20))
                == number(7015).map { .notServed(.repeated(of: $0)) })
    }

    @Test func onDemandTakesTheLargerNumberOfTwins() {
        let account = account(.onDemand(from: at(10), to: at(60)))
        #expect(verdict(7015, in: account) == number(7018).map { .notServed(.superseded(by: $0)) })
        #expect(verdict(7018, in: account)?.serving != nil)
        #expect(verdict(7016, in: account)?.serving?.position == 13...13)
    }

    @Test func byTheServersClockTwinsAreTwoFragments() {
        let account = account(.onDemand(from: at(11), to: at(60)), clock: .server)
        #expect(verdict(7015, in: account)?.serving?.position == 14...14)
        #expect(verdict(7018, in: account)?.serving?.position == 17...17)
    }

    @Test func aFragmentThatReachesIntoTheRangeIsStillBeforeIt() {
        let account = account(.onDemand(from: at(12.5), to: at(20)))
        #expect(verdict(7002, in: account) == .notServed(.beforeStart(milliseconds: 500)))
        #expect(verdict(7003, in: account)?.serving?.position == 0...0)
    }

    @Test func theEndOfTheRangeIsAStartItself() {
        let account = account(.onDemand(from: at(12), to: at(20)))
        #expect(verdict(7006, in: account)?.serving != nil)
        #expect(verdict(7007, in: account) == .notServed(.afterEnd(milliseconds: 2000)))
    }

    @Test func aFullPlaylistTakesNoMore() {
        let account = account(.onDemand(from: at(12), to: at(30)), limit: 3)
        #expect(verdict(7004, in: account)?.serving?.position == 2...2)
        #expect(verdict(7005, in: account) == .notServed(.overLimit(before: 3)))
    }

    @Test func aReplayAddsAFragmentWhenItsDurationHasPassed() throws {
        let serving = try #require(
            verdict(7008, in: account(.liveReplay(from: at(10), to: nil), limit: 5))?.serving)
        #expect(serving.position == 7...7)
        #expect(abs(serving.added.lowerBound.timeIntervalSince(at(106))) < 0.05)
        #expect(abs(try #require(serving.removed).lowerBound.timeIntervalSince(at(116))) < 0.2)
    }

    @Test func aSessionThatExpiresFirstNeverGetsThere() {
        let excerpt = ArchiveExcerpt(Self.text.rows.map(\.fragment), taken: at(120))
        let terms = SessionTerms(
            mode: .liveReplay(from: at(10), to: nil), clock: .producer, discontinuities: .never, limit: 1,
            opened: at(100), life: .seconds(10))
        guard case .notServed(.expired) = verdict(7008, in: SessionAccount(terms, of: excerpt)) else {
            Issue.record("it was served")
            return
        }
    }

    @Test(
        "Only a gap or an overlap over 50 ms is a discontinuity, in the mode that looks",
        arguments: [
            (SessionTerms.Discontinuities.onDiscontinuity, 7002, false), (.onDiscontinuity, 7013, true),
            (.always, 7002, true), (.never, 7013, false),
        ] as [(SessionTerms.Discontinuities, UInt64, Bool)])
    func marksDiscontinuities(mode: SessionTerms.Discontinuities, sequence: UInt64, expected: Bool) throws {
        let account = account(.onDemand(from: at(10), to: at(39)), discontinuities: mode)
        let serving = try #require(verdict(sequence, in: account)?.serving)
        #expect(serving.isDiscontinuity == expected)
        #expect(serving.beginning(in: mode).isDiscontinuity == expected)
    }

    @Test(arguments: [
        (
            SessionTerms.Mode.onDemand(from: at(20), to: at(10)), SessionTerms.Clock.producer,
            SessionRefusal.endBeforeStart
        ),
        (.onDemand(from: at(0), to: at(86_401)), .producer, .rangeTooLong),
        (.onDemand(from: at(10), to: at(101)), .server, .endInFuture),
        (.liveReplay(from: at(-86_300), to: nil), .server, .startOutsideRetention),
        (.onDemand(from: at(200), to: at(300)), .producer, .nothingInRange),
        (.live, .producer, .noRecentFragment),
    ])
    func aSessionThatTheServiceRefusesServesNothing(
        mode: SessionTerms.Mode, clock: SessionTerms.Clock, refusal: SessionRefusal
    ) {
        let account = account(mode, clock: clock)
        #expect(account.refusal == refusal)
        #expect(verdict(7005, in: account) == .notServed(.refused(refusal)))
    }

    @Test func anotherUploadOfTheSameTimeIsAnotherCollection() throws {
        let again = fragment(9001, producer: 11, server: 3000)
        let excerpt = ArchiveExcerpt(Self.text.rows.map(\.fragment) + [again], taken: at(3100))
        let terms = SessionTerms(
            mode: .onDemand(from: at(10), to: at(20)), clock: .producer, discontinuities: .never,
            opened: at(3090), life: .seconds(300))
        #expect(SessionAccount(terms, of: excerpt)[again.number] == .notServed(.otherCollection))
    }

    @Test func twoFragmentsStoredInTheSameSecondLeaveItOpen() {
        let crowd = [fragment(7020, producer: 52, server: 55), fragment(7021, producer: 50, server: 55.1)]
        let excerpt = ArchiveExcerpt(Self.text.rows.map(\.fragment) + crowd, taken: at(120))
        let terms = SessionTerms(
            mode: .live, clock: .producer, discontinuities: .never, opened: at(40), life: .seconds(300))
        guard case .uncertain(.arrivalOrder, _) = SessionAccount(terms, of: excerpt)[crowd[1].number] else {
            Issue.record("one was preferred")
            return
        }
    }
}
