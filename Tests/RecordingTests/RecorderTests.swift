import Foundation
import StreamAnalysis
import TestSupport
import Testing

@testable import Recording

/// Files in a folder of their own.
struct RecorderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path("cam.jsonl.gz") }

    private func watch(seconds: Int) -> [Observation] {
        var watch = SampleWatch()
        return watch.observations(seconds: seconds)
    }

    @Test func writesWhatItTakesIn() async throws {
        let observations = watch(seconds: 30)
        let recorder = Recorder(Recorded.header, keeping: .nothing)
        try await recorder.start(path, existing: .kept)
        for observation in observations { try await recorder.take(observation) }
        #expect(try RecordedStream(paths: [path]).observations().count >= observations.count - 14)
        try await recorder.stop()
        let recording = try RecordedStream(paths: [path])
        #expect(same(try recording.observations(), observations))
        #expect(recording.flaw == nil)
    }

    @Test func nobodyElseCanReadTheFile() async throws {
        let recorder = Recorder(Recorded.header, keeping: .nothing)
        try await recorder.start(path, existing: .kept)
        #expect(try folder.mode(of: "cam.jsonl.gz") == 0o600)
    }

    @Test func aFileThatIsThereStaysUnlessItIsToBeReplaced() async throws {
        try Data("mine".utf8).write(to: URL(filePath: path))
        let recorder = Recorder(Recorded.header, keeping: .nothing)
        let error = await #expect(throws: RecordingError.self) {
            try await recorder.start(self.path, existing: .kept)
        }
        #expect(
            error?.description.hasSuffix(
                "is there already, and stays as it is. Give another name, or --force.") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        try await recorder.start(path, existing: .replaced)
        try await recorder.stop()
        #expect(try RecordedStream(paths: [path]).observations().isEmpty)
    }

    @Test func aFullDiskEndsTheFileAndNothingElse() async throws {
        let recorder = Recorder(Recorded.header, keeping: .bytes(1 << 20))
        await #expect(throws: RecordingError.self) {
            try await recorder.start("/dev/full", existing: .replaced)
        }
        let later = Recorder(Recorded.header, keeping: .nothing)
        try await later.start("/dev/full", existing: .replaced)
        let error = await #expect(throws: RecordingError.self) {
            for observation in self.watch(seconds: 3) { try await later.take(observation) }
        }
        #expect(error?.description.contains("/dev/full takes no more: No space left on device") == true)
        #expect(await later.path == nil)
        for observation in watch(seconds: 3) { try await later.take(observation) }
    }

    @Test("What was seen before a recording began is in it")
    func beginsWithThePast() async throws {
        let observations = watch(seconds: 40)
        let recorder = Recorder(Recorded.header, keeping: .bytes(1 << 20))
        for observation in observations.prefix(200) { try await recorder.take(observation) }
        try await recorder.start(path, existing: .kept)
        for observation in observations.dropFirst(200) { try await recorder.take(observation) }
        try await recorder.stop()
        #expect(same(try RecordedStream(paths: [path]).observations(), observations))
        for observation in observations { try await recorder.take(observation) }
        #expect(same(try RecordedStream(paths: [path]).observations(), observations))
    }

    @Test("Of a long past the newest part is kept, with what it needs")
    func forgetsTheOldest() async throws {
        let ticks = (0..<9000).map { index in
            let seconds = 60 + Double(index) + Double(index * 7919 % 1_000_003) / 1e6
            return Observation.ticked(SampleWatch.start.addingTimeInterval(seconds))
        }
        let observations = watch(seconds: 60) + ticks
        let recorder = Recorder(Recorded.header, keeping: .bytes(600))
        for observation in observations { try await recorder.take(observation) }
        try await recorder.start(path, existing: .kept)
        try await recorder.stop()
        let recording = try RecordedStream(paths: [path])
        let read = try recording.observations()
        #expect(recording.header.part > 1)
        #expect(same(read.suffix(500), observations.suffix(500)))
        #expect(try recording.report().session?.id == SessionID(1))
        #expect(try recording.report().fragments.count == 29)
    }

    @Test func partsReplayAloneAndTogether() async throws {
        let observations = watch(seconds: 120)
        let recorder = Recorder(Recorded.header, keeping: .nothing)
        try await recorder.start(path, existing: .kept, rotation: 6_000)
        for observation in observations { try await recorder.take(observation) }
        try await recorder.stop()
        let count = try folder.contents().count
        #expect(count > 2)
        let parts = [path] + (1..<count).map { "\(path).\($0)" }
        let all = try RecordedStream(paths: parts)
        #expect(same(try all.observations(), observations))
        let last = try RecordedStream(paths: parts.suffix(1))
        #expect(last.header.part == count)
        let report = try last.report()
        #expect(report.session?.id == SessionID(1))
        #expect(report.fragments.count == 57)
        #expect(report.stream == Recorded.header.stream)
        #expect(throws: RecordingError.self) {
            try RecordedStream(paths: [parts[1], parts[0]]).observations()
        }
    }

    @Test(arguments: ["/nowhere/at/all.gz", "/"])
    func aFileThatCannotBeMadeIsNamed(path: String) async {
        let recorder = Recorder(Recorded.header, keeping: .nothing)
        let error = await #expect(throws: RecordingError.self) {
            try await recorder.start(path, existing: .replaced)
        }
        #expect(error?.subject == path)
        #expect(throws: RecordingError.self) { try RecordedStream(paths: [path]) }
    }
}
