import Foundation
import HTTPTransport
import StreamAnalysis
import Synchronization
import Testing

@testable import Monitoring

struct FleetTests {
    @Test("All streams together are asked no more often than the budget says, whatever their number")
    func keepsTheBudget() async {
        for (count, perStream) in [(40, 12), (400, 6)] {
            let scene = FleetScene(count: count, seconds: 60)
            _ = await scene.watch()
            let asked = scene.streams.map { $0.asked.listings.count }
            #expect(asked.allSatisfy { (perStream - 1...perStream).contains($0) }, "\(count) streams")
            #expect(asked.reduce(0, +) <= 60 * 40)
        }
    }

    @Test("Looks are spread over the whole interval: in no second is there more than its share")
    func spreadsTheLooks() async {
        let scene = FleetScene(count: 100, seconds: 30)
        _ = await scene.watch()
        let looks = scene.streams.flatMap { $0.asked.listings.map(\.range.upperBound) }
        let seconds = Dictionary(grouping: looks) { Int($0.timeIntervalSince(FleetScene.start)) }
        #expect(seconds.values.allSatisfy { $0.count <= 21 })
    }

    @Test("Healthy streams are healthy rows, and those that aren't followed have no session")
    func reportsHealthyStreams() async throws {
        let scene = FleetScene(count: 20, seconds: 600)
        let report = try #require(await scene.watch())
        #expect(report.counts == [.ok: 20])
        #expect(report.streams.allSatisfy { $0.session == nil && $0.gapCount == 0 && $0.lagSeconds == 1 })
        #expect(scene.streams.allSatisfy { $0.asked.sessions == 0 })
    }

    @Test("A stream that fails is a row that says so, and holds up no other")
    func survivesAStreamThatFails() async throws {
        let gone = CallError(
            CallOutcome.Failure(code: "ResourceNotFoundException", message: "no", status: 404))
        let scene = FleetScene(count: 20, seconds: 300) { place, _ in place == 7 ? gone : nil }
        let report = try #require(await scene.watch())
        #expect(report.counts == [.critical: 1, .ok: 19])
        #expect(report.streams.first?.name == "cam-7")
        #expect(scene.streams[6].asked.listings.count == scene.streams[8].asked.listings.count)
        #expect(scene.streams[7].asked.listings.count < scene.streams[6].asked.listings.count / 2)
    }

    @Test("Few streams are all followed, each with a session")
    func followsFew() async throws {
        let scene = FleetScene(count: 3, seconds: 60)
        let report = try #require(await scene.watch())
        #expect(report.streams.allSatisfy { $0.session != nil })
        #expect(scene.streams.allSatisfy { (59...62).contains($0.asked.listings.count) })
    }

    @Test("A stream that is opened is followed from that moment, and what it shows is told")
    func followsWhatIsOpened() async throws {
        let scene = FleetScene(count: 20, seconds: 120)
        scene.time.expect(moreLoops: 1)
        let seen = Mutex(0)
        async let newest = Self.newest(of: scene.fleet.openReports)
        let report = await scene.watch { fleet in
            // Cancellation doesn't come before this is over.
            try? await scene.time.source.sleep(.seconds(60))
            scene.time.expect(moreLoops: FleetScene.loopsOfAFollowedStream - 1)
            await fleet.open("cam-4") { _ in seen.withLock { $0 += 1 } }
        }
        let asked = scene.streams[4].asked
        #expect((12 + 58...12 + 63).contains(asked.listings.count))
        #expect(asked.sessions == 1)
        // What is recorded begins with the last minutes.
        #expect(
            asked.listings.contains {
                $0.range.lowerBound < FleetScene.start + 60 - 290
                    && $0.range.upperBound > FleetScene.start + 59
            })
        #expect(seen.withLock { $0 } > 200)
        #expect(try #require(await newest).stream.name == "cam-4")
        #expect(report?.streams.first { $0.name == "cam-4" }?.session != nil)
        #expect(report?.counts == [.ok: 20])
        #expect(scene.streams[5].asked.sessions == 0)
    }

    @Test(
        "Of those opened, only the last ones go on being followed; the others keep their session, looked at seldom"
    )
    func followsNoMoreThanSome() async throws {
        var budget = FleetBudget()
        budget.followed = 2
        let scene = FleetScene(count: 20, seconds: 200, budget: budget)
        scene.time.expect(moreLoops: 1)
        let report = await scene.watch { fleet in
            for (count, name) in ["cam-1", "cam-2", "cam-3"].enumerated() {
                try? await scene.time.source.sleep(.seconds(50))
                scene.time.expect(moreLoops: FleetScene.loopsOfAFollowedStream)
                await fleet.open(name)
                guard count == 2 else { continue }
                // It takes the place of the first.
                let loops = 20 + 1 + 2 * FleetScene.loopsOfAFollowedStream
                await scene.time.settle(loops: loops, cancelled: FleetScene.loopsOfAFollowedStream)
            }
        }
        let asked = scene.streams[1...3].map { $0.asked.listings.count }
        #expect((115...125).contains(asked[0]))
        #expect((115...125).contains(asked[1]))
        #expect((75...85).contains(asked[2]))
        #expect(scene.streams[1].asked.sessions == 1)
        #expect(report?.counts == [.ok: 20])
    }

    private static func newest(of reports: AsyncStream<StreamReport>) async -> StreamReport? {
        var newest: StreamReport?
        for await report in reports { newest = report }
        return newest
    }
}
