import Foundation
import HLS
import StreamAnalysis
import Synchronization
import Testing

@testable import Monitoring

/// What the monitor tells the analysis besides fragments and playlists.
struct ObservationTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    /// What a monitor sees within `seconds` of virtual time.
    private func observations(
        seconds: Double, life: Double = 43_200, media: Monitor.Media = .nothing,
        clockOffset: @escaping @Sendable (Date) -> Double? = { _ in nil },
        latency: @escaping @Sendable (CallOutcome.Operation, Date) -> Duration = { _, _ in .zero },
        fault: @escaping @Sendable (CallOutcome.Operation, Date) -> CallError? = { _, _ in nil }
    ) async -> (seen: [Observation], asked: FakeStream.Log) {
        let time = VirtualTime(
            start: Self.start, end: .seconds(seconds), loops: media == .nothing ? 6 : 7)
        let stream = FakeStream(
            time: time, life: life, clockOffset: clockOffset, latency: latency, fault: fault)
        let seen = Mutex<[Observation]>([])
        let monitor = Monitor(
            stream: StreamDescription(name: "cam", region: "us-west-2"), service: stream.service,
            time: time.source, phase: 0.25, media: media,
            observe: { observation in seen.withLock { $0.append(observation) } })
        let running = Task { await monitor.run() }
        await time.reachEnd()
        running.cancel()
        await running.value
        return (seen.withLock { $0 }, stream.asked)
    }

    @Test("Each session's multivariant playlist is told once, after the session")
    func tellsMultivariantPlaylists() async {
        let seen = await observations(seconds: 600, life: 300).seen
        let opened = seen.compactMap { if case .opened(let load) = $0 { load } else { nil } }
        #expect(opened.map(\.session.ordinal) == [1, 2, 3])
        #expect(opened.first?.playlist.variants.first?.bandwidth == 800_000)
    }

    @Test("The clock is told at first, every minute, and when the offset changes")
    func tellsTheClock() async {
        let seen = await observations(
            seconds: 200, clockOffset: { $0.timeIntervalSince(Self.start) < 90 ? 0 : -30 }
        ).seen
        let readings = seen.compactMap { if case .clock(let reading) = $0 { reading } else { nil } }
        #expect(readings.map(\.offsetSeconds) == [0, 0, -30, -30])
    }

    @Test("The clock of a service that refuses everything is told, too: it may be the reason")
    func tellsTheClockOfRefusals() async {
        let refusal = CallError(.init(code: "InvalidSignatureException", message: "no", status: 403))
        let seen = await observations(seconds: 5, clockOffset: { _ in 400 }, fault: { _, _ in refusal }).seen
        #expect(
            seen.contains { if case .clock(let reading) = $0 { reading.offsetSeconds == 400 } else { false } }
        )
    }

    @Test("The clock is learnt from every answer, those of listings among them")
    func tellsTheClockWithoutPlaylists() async {
        let noSession = CallError(.init(code: "connection", message: "no"))
        let seen = await observations(
            seconds: 5, clockOffset: { _ in 30 },
            fault: { operation, _ in operation == .listFragments ? nil : noSession }
        ).seen
        let readings = seen.compactMap { if case .clock(let reading) = $0 { reading } else { nil } }
        #expect(readings.first?.offsetSeconds == 30)
        #expect(!seen.contains { if case .loaded = $0 { true } else { false } })
    }

    @Test("A call is told with its requests, and costs points for each of them; none where none was sent")
    func tellsHowOftenACallWasSent() async throws {
        let (once, never) = (
            await observations(seconds: 2).seen,
            await observations(
                seconds: 2,
                fault: { _, _ in CallError(.init(code: "credentials", message: "no"), requests: 0) }
            ).seen
        )
        func listing(_ seen: [Observation]) -> CallOutcome? {
            let calls = seen.compactMap { if case .called(let call) = $0 { call } else { nil } }
            return calls.first { $0.operation == .listFragments }
        }
        let (sent, unsent) = (try #require(listing(once)), try #require(listing(never)))
        #expect(sent.requests == 1 && sent.quotaPoints > 300)
        #expect(unsent.requests == 0 && unsent.quotaPoints == 0)
    }

    @Test("Credentials are told at the start and when they are renewed")
    func tellsCredentials() async {
        let seen = await observations(seconds: 1500).seen
        let expiries = seen.compactMap {
            if case .credentials(let reading) = $0 { reading.expires } else { nil }
        }
        #expect(expiries.count == 3)
        #expect(expiries == expiries.sorted())
    }

    @Test("A poll that takes longer than a second is told with how long it took; prompt ones aren't")
    func tellsSlowPolls() async {
        let slow = await observations(
            seconds: 30,
            latency: { operation, date in
                operation == .listFragments && (10..<20).contains(date.timeIntervalSince(Self.start))
                    ? .seconds(3) : .zero
            }
        ).seen.compactMap { if case .polled(let timing) = $0 { timing } else { nil } }
        #expect(slow.allSatisfy { $0.target == .archive && $0.took == .seconds(3) && $0.delay == .zero })
        #expect((3...4).contains(slow.count))
        #expect(
            !(await observations(seconds: 30).seen.contains { if case .polled = $0 { true } else { false } }))
    }

    @Test("No media is fetched unless it is asked for")
    func fetchesNothingByItself() async {
        #expect(await observations(seconds: 30).asked.segments == [])
    }

    @Test("Where media is asked for, each newest segment is fetched once and told")
    func fetchesEachSegmentOnce() async {
        let (seen, asked) = await observations(seconds: 30, media: .newestSegments)
        #expect((14...16).contains(asked.segments.count))
        #expect(asked.segments == Array(Set(asked.segments)).sorted())
        let fetches = seen.compactMap { if case .fetched(let fetch) = $0 { fetch } else { nil } }
        #expect(fetches.map(\.mediaSequence) == asked.segments)
        #expect(fetches.allSatisfy { $0.byteCount == 16_384 && $0.failure == nil })
    }

    @Test("A segment that can't be fetched is told with the reason, and its session isn't given up")
    func tellsASegmentThatCantBeFetched() async {
        let refusal = CallError(.init(code: "InvalidCodecPrivateDataException", message: "no", status: 400))
        let (seen, asked) = await observations(
            seconds: 20, media: .newestSegments,
            fault: { operation, _ in operation == .getMP4MediaFragment ? refusal : nil })
        let failures = seen.compactMap { if case .fetched(let fetch) = $0 { fetch.failure } else { nil } }
        #expect(failures.first == refusal.failure)
        #expect(asked.sessions == 1)
    }
}
