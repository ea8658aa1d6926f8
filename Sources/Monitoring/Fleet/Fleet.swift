package import HTTPTransport
package import StreamAnalysis

/// Watches many streams: each has a monitor of its own, and all of them share one budget.
///
/// Streams that aren't followed are looked at in turn, spread evenly over the interval between two looks, without a session.
/// The one that is opened is followed at once. What fails with one stream is told in its row, and holds up no other.
package actor Fleet {
    /// How all streams are, newest only.
    package nonisolated let reports: AsyncStream<FleetReport>
    /// Reports of the stream that is open, newest only.
    package nonisolated let openReports: AsyncStream<StreamReport>

    private let publisher: AsyncStream<FleetReport>.Continuation
    private let openPublisher: AsyncStream<StreamReport>.Continuation
    private let monitors: [Monitor]
    private let places: [String: Int]
    private let time: TimeSource
    private let budget: FleetBudget
    private var rows: [StreamSummary]
    private var hasChanged = true
    /// The stream that is open.
    private var open: Int?
    /// The streams that are followed, the one opened last at the end.
    private var followed: [Int]
    /// How to end following a stream.
    private var ends: [Int: AsyncStream<Void>.Continuation] = [:]
    private let openings: AsyncStream<Int>
    private let opening: AsyncStream<Int>.Continuation

    /// So long after a change it is told, at most: rows change one by one, and are told together.
    private static let publishInterval = Duration.milliseconds(500)
    /// The longest pause after failures.
    private static let ceiling = Duration.seconds(60)

    /// A fleet of `streams`, asked through what `service` makes of each; the names are unique.
    package init(
        _ streams: [StreamDescription], service: (StreamDescription) -> StreamService, time: TimeSource,
        budget: FleetBudget = FleetBudget(), media: Monitor.Media = .nothing
    ) {
        (reports, publisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (openReports, openPublisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (openings, opening) = AsyncStream.makeStream()
        self.time = time
        self.budget = budget
        monitors = streams.enumerated().map { place, stream in
            Monitor(
                stream: stream, service: service(stream), time: time,
                phase: Double(place) / Double(streams.count), media: media)
        }
        places = Dictionary(zip(streams.map(\.name), streams.indices)) { first, _ in first }
        rows = streams.map { StreamSummary(name: $0.name) }
        followed = streams.count <= budget.followed ? Array(streams.indices) : []
    }

    /// Watches until the task is cancelled; then the reports end.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for place in monitors.indices {
                group.addTask { await self.collect(place) }
                group.addTask { await self.lookAgainAndAgain(at: place) }
            }
            for place in followed { group.addTask { await self.follow(place) } }
            group.addTask { await self.publishChanges() }
            for await place in openings where !followed.contains(place) {
                release()
                followed.append(place)
                group.addTask { await self.follow(place) }
            }
        }
        publisher.finish()
        openPublisher.finish()
    }

    /// Follows the stream called `name` and reports on it; `observe` is told of what is observed, and who was told before
    /// isn't any more.
    package func open(_ name: String, observe: @escaping @Sendable (Observation) -> Void = { _ in }) async {
        guard let place = places[name] else { return }
        let before = open
        open = place
        if let known = followed.firstIndex(of: place) { followed.append(followed.remove(at: known)) }
        opening.yield(place)
        if let before, before != place { await monitors[before].endTelling() }
        await monitors[place].beginTelling(observe)
    }
}

extension Fleet {
    /// Makes room for one more stream to be followed: the one that was opened first goes.
    private func release() {
        guard followed.count >= budget.followed, let oldest = followed.first(where: { $0 != open }) else {
            return
        }
        ends[oldest]?.finish()
    }

    private func follow(_ place: Int) async {
        repeat {
            let (ending, end) = AsyncStream.makeStream(of: Void.self)
            ends[place] = end
            let monitor = monitors[place]
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await monitor.follow() }
                group.addTask { for await _ in ending {} }
                await group.next()
                group.cancelAll()
            }
            // It may have been opened anew meanwhile.
        } while open == place && !Task.isCancelled
        ends[place] = nil
        followed.removeAll { $0 == place }
    }

    private func lookAgainAndAgain(at place: Int) async {
        let interval = budget.interval(for: monitors.count)
        var schedule = PollSchedule(
            interval: interval, ceiling: max(Self.ceiling, interval),
            phase: Double(place) / Double(monitors.count))
        var outcome = PollSchedule.Outcome.answered
        while !Task.isCancelled {
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(schedule.wait(after: outcome, at: time.uptime()))
            guard !Task.isCancelled else { return }
            outcome = followed.contains(place) ? .answered : await monitors[place].look()
        }
    }

    private func collect(_ place: Int) async {
        for await report in monitors[place].reports {
            if open == place { openPublisher.yield(report) }
            let row = StreamSummary(report)
            guard rows[place] != row else { continue }
            rows[place] = row
            hasChanged = true
        }
    }

    private func publishChanges() async {
        while !Task.isCancelled {
            if hasChanged {
                hasChanged = false
                publisher.yield(FleetReport(rows, cadence: budget.cadence(for: rows.count)))
            }
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(Self.publishInterval)
        }
    }
}
