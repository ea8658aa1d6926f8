import FoundationEssentials
package import HTTPTransport
package import StreamAnalysis

/// Watches one stream: polls, absorbs what was seen, publishes reports.
///
/// Its loops never wait for each other: a hanging ListFragments doesn't hold up the playlist, nor a report.
package actor Monitor {
    /// Reports, newest only: a slow reader skips, it doesn't fall behind.
    package nonisolated let reports: AsyncStream<StreamReport>

    private let publisher: AsyncStream<StreamReport>.Continuation
    private let observe: @Sendable (Observation) -> Void
    private let service: StreamService
    private let time: TimeSource
    private let phase: Double
    private var plan: ListingPlan
    private var timeline: StreamTimeline
    private var keeper = SessionKeeper()
    private var offset = ClockOffset()
    private var tracks: [TrackAddress] = []
    private var published = Duration.zero

    /// A monitor of `stream`; `phase` (0…1) shifts its polls within the second.
    ///
    /// `observe` is told of each observation in the order in which the analysis takes them in; it must not wait.
    package init(
        stream: StreamDescription, service: StreamService, time: TimeSource, phase: Double,
        history: Duration = .seconds(300), observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        (reports, publisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.observe = observe
        self.service = service
        self.time = time
        self.phase = phase
        plan = ListingPlan(history: history)
        timeline = StreamTimeline(stream: stream)
    }

    /// Watches until the task is cancelled; then the reports end.
    package func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await self.repeating(every: .seconds(1)) { await self.pollArchive() } }
            group.addTask { await self.repeating(every: .seconds(1)) { await self.pollPlaylist() } }
            group.addTask { await self.repeating(every: Self.audioInterval) { await self.pollAudio() } }
            group.addTask {
                await self.repeating(every: Self.describeInterval) { await self.pollDescription() }
            }
            group.addTask { await self.repeating(every: .seconds(1)) { await self.tick() } }
        }
        publisher.finish()
    }

    private static let audioInterval = Duration.seconds(5)
    private static let describeInterval = Duration.seconds(60)

    private func repeating(
        every interval: Duration, _ poll: () async -> PollSchedule.Outcome
    ) async {
        var schedule = PollSchedule(interval: interval, phase: phase)
        while !Task.isCancelled {
            let outcome = await poll()
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(schedule.wait(after: outcome, at: time.uptime()))
        }
    }

    private var now: Date { time.date().addingTimeInterval(offset.seconds) }

    // MARK: Polls

    private func pollArchive() async -> PollSchedule.Outcome {
        let request = plan.request(at: now)
        let listed = await calling(.listFragments, points: request.maxResults) {
            [service] () throws(CallError) in
            try await service.listFragments(request)
        }
        guard case .success(let fragments) = listed else { return listed.outcome }
        plan.answered(request, count: fragments.count)
        absorb(.listed(FragmentListing(date: now, range: request.range, fragments: fragments)))
        publish()
        return .answered
    }

    private func pollPlaylist() async -> PollSchedule.Outcome {
        switch keeper.action(at: now) {
        case .wait: return .answered
        case .open(let old):
            guard await openSession(replacing: old) else { return .failed }
        case .use: break
        }
        guard let video = tracks.first else { return .answered }
        return await load(video)
    }

    private func pollAudio() async -> PollSchedule.Outcome {
        guard tracks.count > 1 else { return .answered }
        return await load(tracks[1])
    }

    private func pollDescription() async -> PollSchedule.Outcome {
        let described = await calling(.describeStream) { [service] () throws(CallError) in
            try await service.describe()
        }
        guard case .success(let description) = described else { return described.outcome }
        absorb(.described(description, at: now))
        publish()
        return .answered
    }

    private func tick() -> PollSchedule.Outcome {
        absorb(.ticked(now))
        if time.uptime() - published > .milliseconds(900) { publish() }
        return .answered
    }

    // MARK: Session

    private func openSession(replacing old: SessionID?) async -> Bool {
        let opened = await calling(.getHLSStreamingSessionURL) { [service] () throws(CallError) in
            try await service.openSession()
        }
        switch opened {
        case .failure(let error):
            sessionChanged(keeper.next, .refused(code: error.failure.code))
            keeper.wasRefused(at: now)
            return false
        case .success(let session):
            return await begin(session, replacing: old)
        }
    }

    private func begin(_ session: OpenedSession, replacing old: SessionID?) async -> Bool {
        let created = now
        let loaded = await calling(.getHLSMasterPlaylist) { [service] () throws(CallError) in
            try await service.loadTracks(session)
        }
        guard case .success(let addresses) = loaded else {
            keeper.wasRefused(at: now)
            return false
        }
        if let old { sessionChanged(old, .renewed) }
        let expires = created.addingTimeInterval(session.lifeSeconds)
        let id = keeper.didOpen(at: created, expires: expires)
        tracks = addresses
        sessionChanged(id, .opened(expires: expires, window: session.window))
        return true
    }

    private func load(_ address: TrackAddress) async -> PollSchedule.Outcome {
        guard case .use(let session) = keeper.action(at: now) else { return .answered }
        let loaded = await calling(.getHLSMediaPlaylist, points: address.quotaPoints) {
            [service] () throws(CallError) in
            try await service.loadPlaylist(address)
        }
        switch loaded {
        case .success(let received): absorb(received, from: address, of: session)
        case .failure(let error): note(error, in: session)
        }
        return loaded.outcome
    }

    private func absorb(_ received: ReceivedPlaylist, from address: TrackAddress, of session: SessionID) {
        if let header = received.serverDate { offset.note(header: header, receivedAt: time.date()) }
        absorb(
            .loaded(
                PlaylistLoad(date: now, session: session, track: address.track, playlist: received.playlist)))
        publish()
    }

    /// A refusal of a resource means that its session is gone; anything else may pass.
    private func note(_ error: CallError, in session: SessionID) {
        guard let status = error.failure.status, (400..<500).contains(status), !error.isThrottling,
            case .use(session) = keeper.action(at: now)
        else { return }
        keeper.didLose()
        tracks = []
        sessionChanged(session, .lost(status: status))
    }

    private func sessionChanged(_ session: SessionID, _ change: SessionEvent.Change) {
        absorb(.session(SessionEvent(date: now, session: session, change: change)))
        publish()
    }

    // MARK: Calls and reports

    private func calling<Value: Sendable>(
        _ operation: CallOutcome.Operation, points: Int = 0,
        _ call: @Sendable () async throws(CallError) -> Value
    ) async -> Result<Value, CallError> {
        let start = time.uptime()
        let result: Result<Value, CallError>
        do throws(CallError) {
            result = .success(try await call())
        } catch {
            result = .failure(error)
        }
        guard !Task.isCancelled else { return result }
        let outcome = CallOutcome(
            date: now, operation: operation, latency: time.uptime() - start, quotaPoints: points,
            failure: result.error?.failure)
        absorb(.called(outcome))
        if outcome.failure != nil { publish() }
        return result
    }

    private func absorb(_ observation: Observation) {
        timeline.absorb(observation)
        observe(observation)
    }

    private func publish() {
        published = time.uptime()
        publisher.yield(timeline.report())
    }
}

extension Result where Failure == CallError {
    /// The error, or `nil` for a success.
    fileprivate var error: CallError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }

    /// What the schedule makes of it.
    fileprivate var outcome: PollSchedule.Outcome {
        error.map { $0.isThrottling ? .throttled : .failed } ?? .answered
    }
}
