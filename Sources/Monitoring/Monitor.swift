import FoundationEssentials
package import HTTPTransport
package import StreamAnalysis

/// Watches one stream: polls, absorbs what was seen, publishes reports.
///
/// Its loops never wait for each other: a hanging ListFragments doesn't hold up the playlist, nor a report.
package actor Monitor {
    /// What is fetched of the media itself, which is billed.
    package enum Media: Hashable, Sendable {
        case nothing
        /// The first bytes of each newest segment, once.
        case newestSegments
    }

    /// Reports, newest only: a slow reader skips, it doesn't fall behind.
    package nonisolated let reports: AsyncStream<StreamReport>

    private let publisher: AsyncStream<StreamReport>.Continuation
    /// What is asked.
    let service: StreamService
    /// The clocks.
    let time: TimeSource
    private let phase: Double
    private let media: Media
    private var observe: @Sendable (Observation) -> Void
    private let history: Duration
    /// It was followed once, so that it has a session.
    private var wasFollowed = false
    /// What is looked at.
    let scope: MonitorScope
    /// What DescribeStream said last, or `nil` before it answered.
    private(set) var description: StreamDescription?
    /// DescribeStream was asked, whatever came of it.
    private(set) var hasTriedToDescribe = false
    /// Where following the stream began, on the server's clock, or `nil` before the first listing.
    private(set) var liveStart: Date?
    private var plan: ListingPlan
    private var timeline: StreamTimeline
    /// Which session is open.
    var keeper = SessionKeeper()
    /// How far the service's clock is ahead.
    var clock = ServiceClock()
    /// The open session's media playlists.
    var tracks: [TrackAddress] = []
    /// What media there is to fetch, where it is wanted.
    var unfetched = UnfetchedSegment()
    private var credentials: CredentialsReading?
    private var published = Duration.zero

    /// A monitor of `stream`; `phase` (0…1) shifts its polls within the second.
    ///
    /// `observe` is told of each observation in the order in which the analysis takes them in; it must not wait.
    package init(
        stream: StreamDescription, service: StreamService, time: TimeSource, phase: Double,
        history: Duration = .seconds(300), scope: MonitorScope = .live, media: Media = .nothing,
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        (reports, publisher) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.service = service
        self.time = time
        self.phase = phase
        self.media = media
        self.scope = scope
        self.observe = observe
        self.history = history
        plan = ListingPlan(history: history)
        timeline = StreamTimeline(stream: stream)
    }

    /// Watches until the task is cancelled; then the reports end.
    package func run() async {
        await follow()
        publisher.finish()
    }

    /// Watches until the task is cancelled; the reports go on when it is followed again, or looked at.
    func follow() async {
        wasFollowed = true
        await withDiscardingTaskGroup { group in
            if scope != .live { group.addTask { await self.loadHistory() } }
            guard scope.isLive else { return }
            group.addTask { await self.repeating(every: .seconds(1), .archive) { await self.pollArchive() } }
            group.addTask {
                await self.repeating(every: .seconds(1), .playlist) { await self.pollPlaylist() }
            }
            group.addTask { await self.repeating(every: Self.audioInterval) { await self.pollAudio() } }
            group.addTask {
                await self.repeating(every: Self.describeInterval) { await self.pollDescription() }
            }
            group.addTask { await self.repeating(every: .seconds(1)) { await self.tick() } }
            group.addTask { await self.repeating(every: .seconds(1)) { await self.pollCredentials() } }
            if media == .newestSegments {
                group.addTask { await self.repeating(every: .seconds(1)) { await self.pollMedia() } }
            }
        }
    }

    private static let audioInterval = Duration.seconds(5)
    private static let describeInterval = Duration.seconds(60)

    private func repeating(
        every interval: Duration, _ target: PollTiming.Target? = nil,
        _ poll: () async -> PollSchedule.Outcome
    ) async {
        var schedule = PollSchedule(interval: interval, phase: phase)
        var due = time.uptime()
        while !Task.isCancelled {
            let began = time.uptime()
            let outcome = await poll()
            let ended = time.uptime()
            if let target { note(target, delay: began - due, took: ended - began) }
            let wait = schedule.wait(after: outcome, at: ended)
            due = ended + wait
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            try? await time.sleep(wait)
        }
    }

    /// The present, by the service's clock.
    var now: Date { time.date().addingTimeInterval(clock.offset.seconds) }
}

// MARK: Polls

extension Monitor {
    private func pollArchive() async -> PollSchedule.Outcome {
        let request = plan.request(at: now)
        let listed = await calling(.listFragments, points: request.maxResults) {
            [service] () throws(CallError) in
            try await service.listFragments(request)
        }
        guard case .success(let fragments) = listed else { return listed.outcome }
        plan.answered(request, count: fragments.count)
        liveStart = liveStart ?? request.range.lowerBound
        absorb(.listed(FragmentListing(date: now, range: request.range, fragments: fragments)))
        publish()
        return .answered
    }

    /// Asks what the stream is.
    func pollDescription() async -> PollSchedule.Outcome {
        let described = await calling(.describeStream) { [service] () throws(CallError) in
            try await service.describe()
        }
        hasTriedToDescribe = true
        guard case .success(let description) = described else { return described.outcome }
        self.description = description
        absorb(.described(description, at: now))
        publish()
        return .answered
    }

    /// Looks once at the archive; and at the playlist where there is a session from when the stream was followed.
    func look() async -> PollSchedule.Outcome {
        _ = await pollCredentials()
        let outcome = await pollArchive()
        if wasFollowed { _ = await pollPlaylist() }
        guard !Task.isCancelled else { return outcome }
        absorb(.ticked(now))
        publish()
        return outcome
    }

    private func tick() -> PollSchedule.Outcome {
        absorb(.ticked(now))
        if time.uptime() - published > .milliseconds(900) { publish() }
        return .answered
    }
}

// MARK: What is told

extension Monitor {
    /// No more fragments are kept than are known.
    var isHistoryFull: Bool { timeline.isHistoryFull }

    /// From now on `observe` is told, beginning with the last minutes, which are listed once more.
    func beginTelling(_ observe: @escaping @Sendable (Observation) -> Void) {
        self.observe = observe
        plan = ListingPlan(history: history)
        publish()
    }

    /// Nobody is told of what is observed any more.
    func endTelling() { observe = { _ in } }

    /// Takes in what was seen; everything that the analysis hears goes through here.
    func absorb(_ observation: Observation) {
        timeline.absorb(observation)
        observe(observation)
    }

    /// Hands out a report.
    func publish() {
        published = time.uptime()
        publisher.yield(timeline.report())
    }

    /// Tells of a poll that didn't keep to its schedule.
    private func note(_ target: PollTiming.Target, delay: Duration, took: Duration) {
        let prompt = Duration.seconds(1)
        guard max(delay, took) > prompt, !Task.isCancelled else { return }
        absorb(.polled(PollTiming(date: now, target: target, delay: delay, took: took)))
    }

    /// Tells of the credentials at first, when they are others, and when asking for new ones fails or works again.
    private func pollCredentials() async -> PollSchedule.Outcome {
        let asked = time.uptime()
        guard let answer = await service.credentials(now), !Task.isCancelled else { return .answered }
        // Asking may have taken long, and what is told counts from its end.
        let reading = answer.later(by: (time.uptime() - asked) / .seconds(1))
        guard credentials.map({ reading.isNews(after: $0) }) ?? true else { return .answered }
        credentials = reading
        absorb(.credentials(reading))
        if reading.trouble != nil { publish() }
        return .answered
    }
}
