import Foundation
import HTTPTransport
import StreamAnalysis

@testable import Monitoring

/// Streams on a clock of their own, and how they were asked.
struct FleetScene {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)
    /// Archive, playlist, audio, description, tick, credentials.
    static let loopsOfAFollowedStream = 6

    let time: VirtualTime
    let streams: [FakeStream]
    let fleet: Fleet

    /// `count` streams, called `cam-0` and so on; with `listing` they are looked for, too: it gets the seconds that have
    /// passed and the clock, and answers the numbers of those that are listed, which are below `most`.
    init(
        count: Int, seconds: Double, budget: FleetBudget = FleetBudget(), most: Int? = nil,
        fault: @escaping @Sendable (Int, CallOutcome.Operation) -> CallError? = { _, _ in nil },
        listing: (@Sendable (Int, VirtualTime) throws(CallError) -> [Int])? = nil
    ) {
        let followed = count <= budget.followed ? count * Self.loopsOfAFollowedStream : 0
        // One loop a stream that looks, one that publishes, and one that looks for streams.
        let time = VirtualTime(
            start: Self.start, end: .seconds(seconds),
            loops: count + 1 + followed + (listing == nil ? 0 : 1))
        let streams = (0..<(most ?? count)).map { place in
            FakeStream(
                name: "cam-\(place)", time: time, fault: { operation, _ in fault(place, operation) })
        }
        self.time = time
        self.streams = streams
        let descriptions = streams.indices.map {
            StreamDescription(name: "cam-\($0)", region: "us-west-2")
        }
        let search = listing.map { listing in
            FleetSearch(found: descriptions.prefix(count).map(\.name)) { () throws(CallError) in
                let passed = Int(time.date.timeIntervalSince(Self.start).rounded())
                return try listing(passed, time).map { descriptions[$0] }
            }
        }
        fleet = Fleet(
            Array(descriptions.prefix(count)), search: search,
            service: { description in
                streams[descriptions.firstIndex(of: description) ?? 0].service
            }, time: time.source, budget: budget)
    }

    /// Watches to the end, doing `work` beside it, and answers the last report.
    func watch(_ work: @escaping @Sendable (Fleet) async -> Void = { _ in }) async -> FleetReport? {
        async let newest = Self.newest(of: fleet.reports)
        let running = Task { await fleet.run() }
        let working = Task { await work(fleet) }
        await time.reachEnd()
        running.cancel()
        await running.value
        await working.value
        return await newest
    }

    private static func newest(of reports: AsyncStream<FleetReport>) async -> FleetReport? {
        var newest: FleetReport?
        for await report in reports { newest = report }
        return newest
    }
}
