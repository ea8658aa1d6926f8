import Foundation
import Recording
import Reports
import StreamAnalysis
import Synchronization
import Testing

@testable import Monitoring

struct RecordedMonitorTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    /// Archive, playlist, audio, description, tick, credentials.
    private static let loops = 6

    /// A stream whose listings fail for ten seconds and whose session is lost once.
    private static func fault(_ operation: CallOutcome.Operation, at date: Date) -> CallError? {
        let second = date.timeIntervalSince(start)
        let failure = CallOutcome.Failure(code: "x", message: "no", status: 403)
        return switch operation {
        case .listFragments where (40..<50).contains(second): CallError(failure)
        case .getHLSMediaPlaylist where (90..<91).contains(second): CallError(failure)
        default: nil
        }
    }

    @Test(
        "A watched stream that was recorded and is replayed gives every report of the live run, to the byte")
    func replaysWhatWasLive() async throws {
        let time = VirtualTime(start: Self.start, end: .seconds(130), loops: Self.loops)
        let stream = FakeStream(time: time, fault: { Self.fault($0, at: $1) })
        let description = StreamDescription(name: "cam", region: "us-west-2")
        let observed = Mutex<[Observation]>([])
        let monitor = Monitor(
            stream: description, service: stream.service, time: time.source, phase: 0.25,
            observe: { observation in observed.withLock { $0.append(observation) } })
        async let live = monitor.reports.reduce(into: [String]()) { $0.append(JSONReport.render($1)) }
        let running = Task { await monitor.run() }
        await time.reachEnd()
        running.cancel()
        await running.value

        var writer = RecordingWriter(
            RecordingHeader(stream: description, program: "1", start: Self.start))
        for observation in observed.withLock({ $0 }) { writer.append(observation) }
        let recording = try RecordedStream([.init(name: "f", content: writer.endPart())])
        var timeline = recording.emptyTimeline
        var replayed: Set<String> = []
        for observation in try recording.observations() {
            timeline.absorb(observation)
            replayed.insert(JSONReport.render(timeline.report()))
        }
        let reports = await live
        #expect(reports.count > 120)
        #expect(replayed.isSuperset(of: reports))
        #expect(timeline.report().findings.contains { $0.kind == .sessionLost })
    }
}
