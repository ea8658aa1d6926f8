import FoundationEssentials
import HTTPTransport
import Synchronization
import Testing

@testable import KinesisVideo

@Suite struct RefreshingCredentialsTests {
    /// A way to credentials that a test steers: how long they last, and whether it fails.
    final class Way: Sendable {
        struct State {
            var life = 3600.0
            var failure: KinesisVideoError?
            var asked = 0
            var stamp: [String: Date] = [:]
            var held: [CheckedContinuation<Void, Never>] = []
            var isSlow = false
        }

        let state = Mutex(State())
        let time = VirtualTime()

        var asked: Int { state.withLock { $0.asked } }

        /// Credentials called by the number of the question.
        func ask() async throws(KinesisVideoError) -> Credentials {
            let now = state.withLock { state in
                state.asked += 1
                return state
            }
            if now.isSlow {
                await withCheckedContinuation { continuation in
                    state.withLock { $0.held.append(continuation) }
                }
            }
            if let failure = now.failure { throw failure }
            return Credentials(
                accessKeyID: "\(now.asked)", secretAccessKey: Secret("s"),
                expires: now.life == .infinity ? nil : time.source.date() + now.life)
        }

        /// Lets everybody go on who asked while it was slow.
        func answer() {
            let held = state.withLock { state in
                defer { (state.held, state.isSlow) = ([], false) }
                return state.held
            }
            for continuation in held { continuation.resume() }
        }

        func refreshing() -> RefreshingCredentials {
            RefreshingCredentials(time: time.source, stamp: { self.state.withLock { $0.stamp } }) {
                () async throws(KinesisVideoError) in try await self.ask()
            }
        }
    }

    static let failure = KinesisVideoError(.credentials, "no luck")

    @Test func asksAgainFifteenMinutesBeforeTheExpiry() async throws {
        let way = Way()
        let refreshing = way.refreshing()
        for (seconds, key) in [(0, "1"), (2699, "1"), (1, "2"), (0, "2")] {
            way.time.advance(by: .seconds(seconds))
            #expect(try await refreshing.credentials().accessKeyID == key)
        }
    }

    @Test func neverAsksAgainForLastingOnes() async throws {
        let way = Way()
        way.state.withLock { $0.life = .infinity }
        let refreshing = way.refreshing()
        _ = try await refreshing.credentials()
        way.time.advance(by: .seconds(10_000_000))
        #expect(try await refreshing.credentials().accessKeyID == "1")
    }

    @Test func keepsShortLivedOnesForHalfTheirTime() async throws {
        let way = Way()
        way.state.withLock { $0.life = 600 }
        let refreshing = way.refreshing()
        for (seconds, key) in [(0, "1"), (299, "1"), (1, "2")] {
            way.time.advance(by: .seconds(seconds))
            #expect(try await refreshing.credentials().accessKeyID == key)
        }
    }

    @Test func usesTheOldOnesWhileNewOnesFailAndTheyLast() async throws {
        let way = Way()
        let refreshing = way.refreshing()
        _ = try await refreshing.credentials()
        way.state.withLock { $0.failure = Self.failure }
        way.time.advance(by: .seconds(3599))
        #expect(try await refreshing.credentials().accessKeyID == "1")
        way.time.advance(by: .seconds(1))
        let error = await KinesisVideoTests.failure { () async throws(KinesisVideoError) in
            try await refreshing.credentials()
        }
        #expect(error?.message == "no luck")
        way.state.withLock { $0.failure = nil }
        way.time.advance(by: .seconds(15))
        #expect(try await refreshing.credentials().expires != nil)
    }

    @Test func triesAgainAfterAFailureButNotAtOnce() async throws {
        let way = Way()
        way.state.withLock { $0.failure = Self.failure }
        let refreshing = way.refreshing()
        // Waits of 1, 2, 4, 8 and then 15 seconds: in a minute and a half nine questions, not ninety.
        for _ in 0..<90 {
            await #expect(throws: KinesisVideoError.self) { try await refreshing.credentials() }
            way.time.advance(by: .seconds(1))
        }
        #expect(way.asked == 9)
        way.state.withLock { $0.failure = nil }
        way.time.advance(by: .seconds(15))
        #expect(try await refreshing.credentials().accessKeyID == "10")
    }

    @Test func asksAgainAtOnceWhenAFileChanged() async throws {
        let way = Way()
        way.state.withLock { $0.life = .infinity }
        let refreshing = way.refreshing()
        _ = try await refreshing.credentials()
        way.state.withLock { $0.stamp = ["config": Date(timeIntervalSince1970: 1)] }
        #expect(try await refreshing.credentials().accessKeyID == "2")
        way.state.withLock {
            $0.stamp = [:]
            $0.failure = Self.failure
        }
        // A file that is broken for a while costs nothing.
        #expect(try await refreshing.credentials().accessKeyID == "2")
        way.state.withLock { $0.failure = nil }
        way.time.advance(by: .seconds(15))
        #expect(try await refreshing.credentials().accessKeyID == "4")
    }

    @Test func aFileThatStaysBrokenIsAskedForNoMoreOftenThanAnythingElse() async throws {
        let way = Way()
        way.state.withLock { $0.life = .infinity }
        let refreshing = way.refreshing()
        _ = try await refreshing.credentials()
        way.state.withLock {
            $0.stamp = ["config": Date(timeIntervalSince1970: 1)]
            $0.failure = Self.failure
        }
        for _ in 0..<10 { #expect(try await refreshing.credentials().accessKeyID == "1") }
        #expect(way.asked == 2)
    }

    @Test func whoeverCorrectsAFileNeedntWait() async throws {
        let way = Way()
        way.state.withLock { $0.failure = Self.failure }
        let refreshing = way.refreshing()
        await #expect(throws: KinesisVideoError.self) { try await refreshing.credentials() }
        way.state.withLock {
            $0.stamp = ["config": Date(timeIntervalSince1970: 1)]
            $0.failure = nil
        }
        #expect(try await refreshing.credentials().accessKeyID == "2")
    }

    @Test func saysWhenItTriesAgainAndWhatIsLeftUntilThen() async throws {
        let way = Way()
        let refreshing = way.refreshing()
        #expect(await refreshing.trouble()?.attempts == nil)
        _ = try await refreshing.credentials()
        #expect(await refreshing.trouble()?.attempts == nil)
        way.state.withLock { $0.failure = Self.failure }
        way.time.advance(by: .seconds(2700))
        // One second, two, four, eight, and never more than fifteen.
        for (attempt, pause) in [1, 2, 4, 8, 15, 15].enumerated() {
            _ = try await refreshing.credentials()
            let trouble = try #require(await refreshing.trouble())
            #expect(trouble.attempts == attempt + 1 && trouble.error.message == "no luck")
            #expect(trouble.untilNextAttempt == .seconds(pause) && trouble.oldOnesLast)
            way.time.advance(by: .seconds(pause))
        }
        way.time.advance(by: .seconds(900))
        await #expect(throws: KinesisVideoError.self) { try await refreshing.credentials() }
        let trouble = try #require(await refreshing.trouble())
        #expect(!trouble.oldOnesLast && trouble.age == .seconds(945) && trouble.oldOnes?.accessKeyID == "1")
        way.state.withLock { $0.failure = nil }
        way.time.advance(by: .seconds(15))
        _ = try await refreshing.credentials()
        #expect(await refreshing.trouble()?.attempts == nil)
    }

    @Test func aQuestionUnderWayIsTheNextAttempt() async throws {
        let way = Way()
        way.state.withLock { $0.failure = Self.failure }
        let refreshing = way.refreshing()
        await #expect(throws: KinesisVideoError.self) { try await refreshing.credentials() }
        way.time.advance(by: .seconds(1))
        way.state.withLock {
            $0.isSlow = true
            $0.failure = nil
        }
        async let leader = refreshing.credentials().accessKeyID
        while way.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
        #expect(await refreshing.trouble()?.untilNextAttempt == .zero)
        way.answer()
        #expect(try await leader == "2")
    }

    @Test(arguments: [7200.0, -7200])
    func expiriesAreJudgedByTheServicesClock(ahead: Double) async throws {
        // An hour's life by the service's clock, which is two hours from ours.
        let way = Way()
        way.state.withLock { $0.life = 3600 + ahead }
        let refreshing = RefreshingCredentials(time: way.time.source, offset: { .seconds(ahead) }) {
            () async throws(KinesisVideoError) in try await way.ask()
        }
        for (seconds, key) in [(0, "1"), (2699, "1"), (1, "2")] {
            way.time.advance(by: .seconds(seconds))
            #expect(try await refreshing.credentials().accessKeyID == key)
        }
    }

    @Test func refusesOnesThatExpiredAlready() async throws {
        let way = Way()
        way.state.withLock { $0.life = 0 }
        let error = await KinesisVideoTests.failure { () async throws(KinesisVideoError) in
            try await way.refreshing().credentials()
        }
        #expect(error?.message.contains("expired at 2023-11-07T04:47:34Z") == true)
    }

    @Test func asksOnceForAllWhoWait() async throws {
        let way = Way()
        way.state.withLock { $0.isSlow = true }
        let refreshing = way.refreshing()
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try await refreshing.credentials().accessKeyID } }
            while way.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
            for _ in 0..<100 { await Task.yield() }
            way.answer()
            for try await key in group { #expect(key == "1") }
        }
        #expect(way.asked == 1)
    }

    @Test func lendsTheOldOnesToOthersWhileOneAsks() async throws {
        let way = Way()
        let refreshing = way.refreshing()
        _ = try await refreshing.credentials()
        way.time.advance(by: .seconds(2800))
        way.state.withLock { $0.isSlow = true }
        async let leader = refreshing.credentials().accessKeyID
        while way.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
        #expect(try await refreshing.credentials().accessKeyID == "1")
        way.answer()
        #expect(try await leader == "2")
    }

    @Test func aCancelledTaskStopsWaiting() async throws {
        let way = Way()
        way.state.withLock { $0.isSlow = true }
        let refreshing = way.refreshing()
        async let leader = refreshing.credentials().accessKeyID
        while way.state.withLock({ $0.held.isEmpty }) { await Task.yield() }
        let waiting = Task { try await refreshing.credentials() }
        for _ in 0..<100 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: KinesisVideoError.self) { try await waiting.value }
        way.answer()
        #expect(try await leader == "1")
    }
}
