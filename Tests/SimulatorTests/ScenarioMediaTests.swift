import Foundation
import MediaContainers
import Testing

@testable import KinesisVideoSimulator

struct ScenarioMediaTests {
    @Test(arguments: Scenario.all.map(\.name))
    func framesFillExactlyWhatTheListingSays(name: String) throws {
        let run = ScenarioRun(try #require(Scenario.named(name)), seed: 1, start: testStart)
        for fragment in Array(Ingestion(run).prefix(340)).suffix(50) {
            guard case .film(let cut) = fragment.media.location else { return }
            let frames = cut.codedFragment.frames.filter { $0.trackNumber == 1 }
            let last = try #require(frames.last)
            #expect(last.time == fragment.length)
            #expect(last.time + (last.duration ?? .zero) == fragment.duration)
            #expect(frames.first?.isKeyFrame == true)
        }
    }

    @Test(arguments: Scenario.all.map(\.name))
    func theSizeIsThatOfTheFrames(name: String) throws {
        let run = ScenarioRun(try #require(Scenario.named(name)), seed: 1, start: testStart)
        for fragment in Array(Ingestion(run).prefix(340)).suffix(50) {
            guard case .film(let cut) = fragment.media.location else { return }
            let bytes = cut.codedFragment.frames.reduce(900) { $0 + $1.data.count }
            #expect(fragment.byteCount == bytes)
        }
    }

    @Test(arguments: ["steady", "jitter", "h265"])
    func soundGoesOnFromFragmentToFragment(name: String) throws {
        let run = ScenarioRun(try #require(Scenario.named(name)), seed: 1, start: testStart)
        let starts = (0..<40).flatMap { slot in
            let cut = run.sending(slot: slot).cut
            return cut.codedFragment.frames.filter { $0.trackNumber == 2 }.map { cut.start + $0.time }
        }
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 == Film.soundDuration })
    }
}
