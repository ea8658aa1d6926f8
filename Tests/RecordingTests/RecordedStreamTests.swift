import FoundationEssentials
import Reports
import StreamAnalysis
import Testing

@testable import Recording

struct RecordedStreamTests {
    @Test("A steady stream takes less than a megabyte an hour, written out each second")
    func isCompact() {
        var watch = SampleWatch()
        let bytes = Recorded.bytes(watch.observations(seconds: 360), flushEach: 7)
        #expect(bytes.count < 1_000_000 / 10, "\(bytes.count) bytes")
    }

    @Test("A file that is cut anywhere is read up to its last whole line")
    func everyPrefixGivesAPrefixOfTheObservations() throws {
        var watch = SampleWatch()
        let observations = watch.observations(seconds: 30)
        let bytes = Recorded.bytes(observations, flushEach: 7)
        var longest = 0
        for length in stride(from: 30, to: bytes.count, by: 97) {
            guard let recording = try? Recorded.stream(Array(bytes.prefix(length))) else { continue }
            let read = try recording.observations()
            #expect(same(read, Array(observations.prefix(read.count))))
            #expect(read.count >= longest)
            #expect(recording.flaw == "f was cut off; all whole lines are there")
            longest = read.count
        }
        #expect(longest >= observations.count - 7)
    }

    @Test func whatWasWrittenOutSurvivesTheProgram() throws {
        var writer = RecordingWriter(Recorded.header)
        var bytes: [UInt8] = []
        for second in 0..<5 {
            writer.append(.ticked(Date(timeIntervalSince1970: Double(second))))
            bytes += writer.take(.everything)
            #expect(try Recorded.stream(bytes).observations().count == second + 1)
        }
    }

    @Test("The report of a replayed recording is the live one to the byte, at every moment")
    func reportsAsTheLiveRunDid() throws {
        var watch = SampleWatch()
        let observations = watch.observations(seconds: 60)
        let recording = try Recorded.stream(Recorded.bytes(observations))
        var live = StreamTimeline(stream: Recorded.header.stream)
        var cursor = recording.cursor()
        var replayed = recording.emptyTimeline
        for observation in observations {
            live.absorb(observation)
            replayed.absorb(try #require(try cursor.next()))
            guard case .ticked = observation else { continue }
            #expect(JSONReport.render(live.report()) == JSONReport.render(replayed.report()))
        }
        #expect(JSONReport.render(try recording.report()) == JSONReport.render(live.report()))
        #expect(!live.report().findings.isEmpty)
    }

    @Test func reportsAsOfAnEarlierMoment() throws {
        var watch = SampleWatch()
        let recording = try Recorded.stream(Recorded.bytes(watch.observations(seconds: 100)))
        let report = try recording.report(at: SampleWatch.start.addingTimeInterval(50.5))
        #expect((50...50.5).contains(report.date.timeIntervalSince(SampleWatch.start)))
    }

    @Test(
        arguments: [
            ([], "is empty"), (Array("%PDF-1.7\n".utf8), "doesn't begin with a recording's first line"),
            ([0x1F, 0x8B, 0x08], "isn't a recording of kvsmon"), (Array("{}\n".utf8), "isn't a recording"),
            (
                Array(#"{"kvsmon":"recording","version":9,"program":"7.0"}"#.utf8) + [10],
                "the program that wrote it, 7.0"
            ),
        ] as [([UInt8], String)])
    func otherFilesAreRefused(content: [UInt8], words: String) {
        let error = #expect(throws: RecordingError.self) { try Recorded.stream(content) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.subject == "f")
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func anyDamageGivesAnErrorOrAValue(seed: UInt64) throws {
        var generator = RandomObservations(seed: seed)
        var watch = SampleWatch()
        var bytes = Recorded.bytes(watch.observations(seconds: 20))
        for _ in 0..<generator.int(1...20) {
            bytes[generator.int(0...bytes.count - 1)] = UInt8(generator.int(0...255))
        }
        _ = try? Recorded.stream(bytes).observations()
        _ = try? Recorded.stream((0..<200).map { _ in UInt8(generator.int(0...255)) })
        let text = try Recorded.stream(Recorded.bytes([generator.next()]))
        var line = Array(text.text[1])
        line[generator.int(0...line.count - 1)] = UInt8(generator.int(32...126))
        _ = try? Recorded.plain(String(decoding: line, as: UTF8.self)).observations()
    }

    @Test func aFewBytesCannotStandForEndlessText() {
        var deflater = Deflater()
        let bytes = deflater.compress([UInt8](repeating: 0x20, count: 3_000_000), .end)
        #expect(bytes.count < 4000)
        let error = #expect(throws: RecordingError.self) {
            try RecordedStream([.init(name: "f", content: bytes)], limit: 1 << 20)
        }
        #expect(error?.description == "f stands for more than 1 MB of text. Replay its parts singly.")
    }
}
