import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// A scenario's stream with its whole listing, and the sessions that are rehearsed on it.
struct ExplanationStage {
    /// When all sessions begin to be polled.
    static let opened = Proof.start.addingTimeInterval(5.345)
    /// How long, in seconds.
    static let length = 75.0

    let name: String
    private(set) var service: ArchivedMediaService
    private(set) var stream: SimulatedStream
    private(set) var excerpt: ArchiveExcerpt

    /// `scenario` in its variation `seed`, listed so many seconds after the sessions are opened: half a minute after the last poll,
    /// unless what is trimmed meanwhile is to be known.
    init(
        _ scenario: Scenario, seed: UInt64, retentionHours: Int = 24, past: Int = 130,
        listed delay: Double = length + 30
    ) throws {
        let run = ScenarioRun(scenario, seed: seed, start: Proof.start, past: .seconds(past))
        stream = SimulatedStream(run)
        stream.settings.retentionHours = retentionHours
        name = stream.name
        service = ArchivedMediaService(streams: [stream])
        service.enforcesQuotas = false
        let taken = Self.opened.addingTimeInterval(delay)
        let request = ListFragmentsRequest(
            streamName: name, maxResults: 1000,
            fragmentSelector: FragmentSelector(
                .server, from: Proof.start.addingTimeInterval(-Double(past) - 60), through: taken))
        var page = try service.listFragments(request, at: taken)
        var listed = page.fragments
        while let token = page.nextToken {
            page = try service.listFragments(
                ListFragmentsRequest(streamName: name, maxResults: 1000, nextToken: token), at: taken)
            listed += page.fragments
        }
        excerpt = ArchiveExcerpt(
            listed.compactMap(\.listed), taken: taken, retentionHours: stream.settings.retentionHours)
        stream = service.streams[0]
    }

    /// Every combination of mode with a range, clock, discontinuity mode and window.
    func terms(_ clock: SessionTerms.Clock) -> [SessionTerms] {
        var all: [SessionTerms] = []
        for discontinuities in SessionTerms.Discontinuities.allCases {
            for (mode, limits) in modes(clock) {
                all += limits.map { limit in
                    SessionTerms(
                        mode: mode, clock: clock, discontinuities: discontinuities, limit: limit,
                        opened: Self.opened, life: .seconds(300))
                }
            }
        }
        return all
    }

    private func modes(_ clock: SessionTerms.Clock) -> [(SessionTerms.Mode, limits: [Int])] {
        let at = { (seconds: Double) in start(clock, at: Self.opened.addingTimeInterval(seconds)) }
        return [
            (.live, [1, 3, 5, 10]),
            (.liveReplay(from: at(-40), to: nil), [1, 5, 30]),
            (.liveReplay(from: at(-21.5), to: at(-5)), [3]),
            (.onDemand(from: at(-100), to: at(-3)), [7, 1000]),
            (.onDemand(from: at(-51.3), to: at(-50)), [1000]),
            (.onDemand(from: at(-2), to: at(30)), [1000]),
            (.onDemand(from: at(-30), to: at(-40)), [1000]),
            (.onDemand(from: at(-86_400), to: at(1)), [1000]),
        ]
    }

    /// What `clock` said when the server's clock said `date`, by the fragment that arrived then.
    private func start(_ clock: SessionTerms.Clock, at date: Date) -> Date {
        guard clock == .producer, let near = excerpt.fragments.last(where: { $0.serverTimestamp <= date })
        else {
            return date
        }
        return date.addingTimeInterval(-near.lagSeconds)
    }

    /// Rehearses `terms`, on the service as it is now.
    func rehearsal(_ terms: SessionTerms) -> ExplanationRehearsal {
        var service = service
        return ExplanationRehearsal(
            terms, of: stream, until: Self.opened.addingTimeInterval(Self.length), in: &service)
    }
}

extension StoredFragment {
    /// What ListFragments says of it.
    var listed: StreamAnalysis.Fragment? {
        FragmentNumber(number).map {
            StreamAnalysis.Fragment(
                number: $0, producerTimestamp: producerTimestamp, serverTimestamp: serverTimestamp,
                length: length, byteCount: byteCount)
        }
    }
}
