import FoundationEssentials
package import HTTPTransport
package import StreamAnalysis

/// Watches many streams: each has a monitor of its own, and all of them share one budget.
///
/// Streams that aren't followed are looked at in turn, spread evenly over the interval between two looks, without a session.
/// The one that is opened is followed at once. What fails with one stream is told in its row, and holds up no other.
package actor Fleet {
    /// What `run` is to do besides.
    enum Order: Sendable {
        /// Watch this stream, which is new.
        case attend(String)
        /// Follow this stream.
        case follow(String)
    }

    /// How all streams are, newest only.
    package nonisolated let reports: AsyncStream<FleetReport>
    /// Reports of the stream that is open, newest only.
    package nonisolated let openReports: AsyncStream<StreamReport>

    private let publisher: AsyncStream<FleetReport>.Continuation
    private let openPublisher: AsyncStream<StreamReport>.Continuation
    /// The clocks.
    let time: TimeSource
    private let budget: FleetBudget
    private let media: Monitor.Media
    private let service: @Sendable (StreamDescription) -> StreamService
    /// Who is told of every report, or `nil`.
    private var tell: (@Sendable (StreamReport) async -> Void)?
    /// The streams that are watched, by their names.
    var members: [String: FleetMember] = [:]
    /// How many streams were ever watched.
    private(set) var enlisted = 0
    /// How the streams are, by their names.
    var rows: [String: StreamSummary] = [:]
    /// When streams were found to be gone, by their names.
    var lost: [String: Date] = [:]
    /// How streams that come and go are found, or `nil` where they aren't looked for.
    var search: FleetSearch?
    /// Why the newest search failed, or `nil`.
    var failure: CallOutcome.Failure?
    /// There is something to report.
    var hasChanged = true
    /// The stream that is open.
    private(set) var open: String?
    /// The streams that are followed, the one opened last at the end.
    private var followed: [String] = []
    /// How to end following a stream.
    var ends: [String: AsyncStream<Void>.Continuation] = [:]
    /// What to do besides.
    let orders: AsyncStream<Order>.Continuation
    private let ordered: AsyncStream<Order>

    /// So long after a change it is told, at most: rows change one by one, and are told together.
    private static let publishInterval = Duration.milliseconds(500)
    /// The longest pause after failures.
    private static let ceiling = Duration.seconds(60)

    /// A fleet of `streams`, asked through what `service` makes of each; the names are unique.
    ///
    /// With a `search` streams that come later are watched, too, and those that go are said to be gone.
    package init(
        _ streams: [StreamDescription], search: FleetSearch? = nil,
        service: @escaping @Sendable (StreamDescription) -> StreamService, time: TimeSource,
        budget: FleetBudget = FleetBudget(), media: Monitor.Media = .nothing
    ) {
        (reports, publisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (openReports, openPublisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (ordered, orders) = AsyncStream.makeStream()
        self.time = time
        self.budget = budget
        self.media = media
        self.service = service
        self.search = search
        initial = streams
    }

    private let initial: [StreamDescription]

    /// Watches until the task is cancelled; then the reports end. Every report of a stream is told to `telling`, the newest
    /// alone where that takes its time.
    package func run(telling: (@Sendable (StreamReport) async -> Void)? = nil) async {
        tell = telling
        for (place, stream) in initial.enumerated() {
            add(stream, phase: Double(place) / Double(initial.count))
        }
        await withDiscardingTaskGroup { group in
            for stream in initial { group.addTask { await self.attend(stream.name) } }
            followAllWhereFew()
            group.addTask { await self.publishChanges() }
            if search != nil { group.addTask { await self.searchAgainAndAgain() } }
            for await order in ordered {
                switch order {
                case .attend(let name): group.addTask { await self.attend(name) }
                case .follow(let name) where !followed.contains(name):
                    release()
                    followed.append(name)
                    group.addTask { await self.follow(name) }
                case .follow: break
                }
            }
        }
        publisher.finish()
        openPublisher.finish()
    }

    /// Follows the stream called `name` and reports on it; `observe` is told of what is observed, and who was told before
    /// isn't any more.
    package func open(_ name: String, observe: @escaping @Sendable (Observation) -> Void = { _ in }) async {
        guard let member = members[name] else { return }
        let before = open.flatMap { members[$0] }
        open = name
        if let known = followed.firstIndex(of: name) { followed.append(followed.remove(at: known)) }
        orders.yield(.follow(name))
        if let before, before.name != name {
            await before.monitor.endTelling()
            if lost[before.name] != nil, open != before.name { dismiss(before.name) }
        }
        await member.monitor.beginTelling(observe)
    }
}

extension Fleet {
    /// Counts `stream` among the members, looked at in its `phase` of the interval.
    func add(_ stream: StreamDescription, phase: Double) {
        let monitor = Monitor(
            stream: stream, service: service(stream), time: time, phase: phase, media: media)
        members[stream.name] = FleetMember(
            serial: enlisted, name: stream.name, monitor: monitor, phase: phase)
        enlisted += 1
        lost[stream.name] = nil
        rows[stream.name] = rows[stream.name] ?? StreamSummary(name: stream.name)
    }

    /// Follows every stream where the budget has room for all.
    func followAllWhereFew() {
        guard members.count <= budget.followed else { return }
        for name in members.keys.sorted() { orders.yield(.follow(name)) }
    }

    /// Makes room for one more stream to be followed: the one that was opened first goes.
    private func release() {
        guard followed.count >= budget.followed, let oldest = followed.first(where: { $0 != open }) else {
            return
        }
        ends[oldest]?.finish()
    }

    /// Looks at the stream called `name` and takes in its reports until it is dismissed.
    private func attend(_ name: String) async {
        guard let member = members[name] else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in member.ending {} }
            group.addTask { await self.collect(member) }
            group.addTask { await self.lookAgainAndAgain(at: member) }
            await group.next()
            group.cancelAll()
        }
    }

    private func follow(_ name: String) async {
        repeat {
            guard let monitor = members[name]?.monitor else { break }
            let (ending, end) = AsyncStream.makeStream(of: Void.self)
            ends[name] = end
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await monitor.follow() }
                group.addTask { for await _ in ending {} }
                await group.next()
                group.cancelAll()
            }
            // It may have been opened anew meanwhile.
        } while open == name && !Task.isCancelled
        ends[name] = nil
        followed.removeAll { $0 == name }
    }

    private func lookAgainAndAgain(at member: FleetMember) async {
        var schedule = schedule(for: member)
        var outcome = PollSchedule.Outcome.answered
        while !Task.isCancelled {
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(schedule.wait(after: outcome, at: time.uptime()))
            guard !Task.isCancelled else { return }
            outcome = followed.contains(member.name) ? .answered : await member.monitor.look()
            // With more streams each is looked at less often.
            if schedule.interval != budget.interval(for: members.count) {
                schedule = self.schedule(for: member)
            }
        }
    }

    private func schedule(for member: FleetMember) -> PollSchedule {
        let interval = budget.interval(for: members.count)
        return PollSchedule(
            interval: interval, ceiling: max(Self.ceiling, interval), phase: member.phase)
    }

    private func collect(_ member: FleetMember) async {
        for await report in member.monitor.reports where members[member.name]?.serial == member.serial {
            if open == member.name { openPublisher.yield(report) }
            await tell?(report)
            let row = StreamSummary(report)
            guard members[member.name]?.serial == member.serial, rows[member.name] != row else { continue }
            rows[member.name] = row
            hasChanged = true
        }
    }

    private func publishChanges() async {
        while !Task.isCancelled {
            if hasChanged {
                hasChanged = false
                publisher.yield(report)
            }
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(Self.publishInterval)
        }
    }

    private var report: FleetReport {
        let streams = rows.values.map { row in
            var row = row
            if let date = lost[row.name] { row.health = .gone(since: date) }
            return row
        }
        let search = search.map { _ in
            FleetReport.Search(seconds: FleetSearch.interval / .seconds(1), failure: failure)
        }
        return FleetReport(streams, cadence: budget.cadence(for: members.count), search: search)
    }
}
