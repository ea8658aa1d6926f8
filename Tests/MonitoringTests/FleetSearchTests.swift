import Foundation
import HTTPTransport
import StreamAnalysis
import Testing

@testable import Monitoring

struct FleetSearchTests {
    private static func streams(_ names: [String]) -> [StreamDescription] {
        names.map { StreamDescription(name: $0, region: "us-west-2") }
    }

    @Test(
        "What is listed for the first time is new, what two listings in a row don't have is gone, once",
        arguments: [
            ([["a", "b", "c"]], ["c"], []),
            ([["a"]], [], []),
            ([["a"], ["a"]], [], ["b"]),
            ([["a"], ["a"], ["a"]], [], ["b"]),
            ([["a"], ["b"], ["a"]], [], []),
            ([[], []], [], ["a", "b"]),
            ([["a"], ["a"], ["a", "b"]], ["b"], ["b"]),
        ] as [([[String]], [String], [String])])
    func tellsWhatComesAndGoes(listings: [[String]], new: [String], gone: [String]) {
        var search = FleetSearch(found: ["a", "b"]) { [] }
        let changes = listings.map { search.take(Self.streams($0)) }
        #expect(changes.flatMap { $0.new.map(\.name) } == new)
        #expect(changes.flatMap(\.gone) == gone)
    }

    @Test("A stream that is made while others are watched is watched too")
    func findsANewStream() async throws {
        let scene = FleetScene(
            count: 10, seconds: 300, most: 11,
            listing: { passed, time in
                if passed == 120 { time.expect(moreLoops: 1) }
                return Array(0..<(passed < 120 ? 10 : 11))
            })
        let report = try #require(await scene.watch())
        #expect(report.counts == [.ok: 11])
        #expect((34...37).contains(scene.streams[10].asked.listings.count))
        #expect((59...60).contains(scene.streams[0].asked.listings.count))
        #expect(report.search == FleetReport.Search(seconds: 60))
    }

    @Test("A stream that isn't listed any more is said to be gone, and isn't asked for any more")
    func losesAStream() async throws {
        let scene = FleetScene(
            count: 10, seconds: 600,
            listing: { passed, _ in
                passed < 120 ? Array(0..<10) : (0..<10).filter { $0 != 3 }
            })
        let report = try #require(
            await scene.watch { _ in await scene.time.settle(loops: 9 + 1 + 1, cancelled: 1) })
        #expect(report.counts == [.notice: 1, .ok: 9])
        let row = try #require(report.streams.first)
        #expect(row.name == "cam-3")
        #expect(row.health == .gone(since: FleetScene.start + 180))
        #expect((35...37).contains(scene.streams[3].asked.listings.count))
        #expect((119...120).contains(scene.streams[4].asked.listings.count))
    }

    @Test("A stream that comes back is watched again")
    func findsAStreamAgain() async throws {
        let scene = FleetScene(
            count: 10, seconds: 600,
            listing: { passed, time in
                if passed == 300 { time.expect(moreLoops: 1) }
                return passed < 120 || passed >= 300 ? Array(0..<10) : (0..<10).filter { $0 != 3 }
            })
        let report = try #require(
            await scene.watch { _ in await scene.time.settle(loops: 9 + 1 + 1, cancelled: 1) })
        #expect(report.counts == [.ok: 10])
        #expect((35 + 58...37 + 61).contains(scene.streams[3].asked.listings.count))
    }

    @Test("An open stream that is gone says so in its row, and goes on being asked for while it is open")
    func keepsWhatIsOpen() async throws {
        let scene = FleetScene(
            count: 10, seconds: 600,
            listing: { passed, _ in
                passed < 120 ? Array(0..<10) : (0..<10).filter { $0 != 3 }
            })
        scene.time.expect(moreLoops: 1)
        let report = try #require(
            await scene.watch { fleet in
                try? await scene.time.source.sleep(.seconds(60.2))
                scene.time.expect(moreLoops: FleetScene.loopsOfAFollowedStream - 1)
                await fleet.open("cam-3")
            })
        #expect(report.streams.first?.health == .gone(since: FleetScene.start + 180))
        #expect(scene.streams[3].asked.listings.count > 500)
    }

    @Test("However many streams come, all together are asked no more than the budget says")
    func keepsTheBudget() async {
        let scene = FleetScene(
            count: 50, seconds: 120, most: 300,
            listing: { passed, time in
                if passed == 60 { time.expect(moreLoops: 250) }
                return Array(0..<300)
            })
        _ = await scene.watch()
        // A look at each takes 7.5 s then; the first fifty change their pace once.
        let looks = scene.streams.flatMap { $0.asked.listings.map(\.range.upperBound) }
            .filter { $0 > FleetScene.start + 80 }
        let seconds = Dictionary(grouping: looks) { Int($0.timeIntervalSince(FleetScene.start)) }
        #expect(seconds.values.allSatisfy { $0.count <= 45 })
        #expect(looks.count <= 40 * 41)
        #expect(scene.streams.allSatisfy { $0.asked.listings.count >= 7 })
    }

    @Test("A search that fails is told, changes nothing, and is tried again")
    func survivesAFailure() async throws {
        let refusal = CallOutcome.Failure(code: "AccessDeniedException", message: "no", status: 400)
        let failing = FleetScene(
            count: 10, seconds: 200,
            listing: { _, _ throws(CallError) in throw CallError(refusal)
            })
        let report = try #require(await failing.watch())
        #expect(report.search?.failure == refusal)
        #expect(report.counts == [.ok: 10])
        let mending = FleetScene(
            count: 10, seconds: 200,
            listing: { passed, _ throws(CallError) in
                if passed < 120 { throw CallError(refusal) }
                return Array(0..<10)
            })
        #expect(try #require(await mending.watch()).search?.failure == nil)
    }
}
