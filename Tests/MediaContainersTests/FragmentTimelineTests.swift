import TestSupport
import Testing

@testable import MediaContainers

struct FragmentTimelineTests {
    private static func frame(_ time: Duration, lasting duration: Duration? = nil) -> CodedFrame {
        CodedFrame(trackNumber: 1, time: time, duration: duration, isKeyFrame: false, data: [])
    }

    private static func timeline(_ tenths: [Int64], from start: Duration = .zero) -> DecodingTimeline {
        DecodingTimeline(of: tenths.map { frame(.milliseconds($0 * 100)) }, from: start, timescale: 10)
    }

    /// Times of presentation in decoding order, and the times of decoding and durations made of them.
    @Test(
        arguments: [
            ([0, 2, 4], [0, 2, 4], [2, 2, 2]),
            ([0, 30, 10, 20], [0, 5, 10, 20], [5, 5, 10, 20]),
            ([0, 40, 20, 10, 30], [0, 3, 6, 10, 30], [3, 3, 4, 20, 20]),
            ([20, 0, 10], [-5, 0, 10], [5, 10, 20]),
            ([40, 20, 10, 30], [3, 6, 10, 30], [3, 4, 20, 20]),
            ([7, 7, 7], [7, 7, 7], [0, 0, 0]),
            ([5], [5], [0]), ([], [], []),
        ] as [([Int64], [Int64], [Int64])])
    func decodesInOrderAndNoLaterThanShown(shown: [Int64], decoded: [Int64], durations: [Int64]) {
        let timeline = Self.timeline(shown)
        #expect(timeline.entries.map(\.presentationTime) == shown)
        #expect(timeline.entries.map(\.decodeTime) == decoded)
        #expect(timeline.entries.map(\.duration) == durations)
    }

    @Test func theLastFrameLastsAsLongAsItSaysElseAsTheOneBefore() {
        let said = [Self.frame(.zero), Self.frame(.seconds(1), lasting: .milliseconds(300))]
        #expect(DecodingTimeline(of: said, from: .zero, timescale: 10).end == 13)
        #expect(Self.timeline([0, 10, 15]).end == 20)
    }

    @Test(arguments: [(160, 0), (170, 1), (500, 2), (-160, 0), (-170, -1), (-500, -1)])
    func timesAreRoundedToTheNearestUnit(milliseconds: Int64, thirds: Int64) {
        let frame = Self.frame(.milliseconds(milliseconds + 1000))
        #expect(DecodingTimeline(of: [frame], from: .seconds(-1), timescale: 3).start == thirds)
    }

    @Test func nothingAddsUpOverFragments() throws {
        // 30 fragments of 29.97 pictures a second, told to the nanosecond as Matroska does.
        let step = Duration.nanoseconds(33_366_667)
        var end: Int64 = 0
        for index in 0..<30 {
            let frames = (0..<30).map { Self.frame(step * $0, lasting: step) }
            let timeline = DecodingTimeline(of: frames, from: step * (30 * index), timescale: 90_000)
            #expect(timeline.start == end)
            #expect(timeline.entries.first?.decodeTime == end)
            #expect(timeline.entries.allSatisfy { (3002...3004).contains($0.duration) })
            end = timeline.end
        }
        #expect(end == 2_702_700)
    }

    @Test func nothingIsDecodedBeforeTheFloor() {
        let timeline = Self.timeline([20, 0, 10]).notDecoding(before: 3)
        #expect(timeline.entries.map(\.decodeTime) == [3, 3, 10])
        #expect(timeline.entries.map(\.presentationTime) == [20, 0, 10])
        #expect(timeline.entries.map(\.duration) == [0, 7, 20])
    }

    @Test(arguments: 0..<40)
    func anyTimesGiveATimeline(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let frames = FragmentSample.frames(tracks: 1...1, using: &generator)
            let start = FragmentSample.time(using: &generator)
            let scale = UInt32.random(in: 1...UInt32.max, using: &generator)
            let timeline = DecodingTimeline(of: frames, from: start, timescale: scale)
            let times = timeline.entries.map(\.decodeTime)
            #expect(times == times.sorted())
            #expect(timeline.entries.allSatisfy { $0.decodeTime <= $0.presentationTime && $0.duration >= 0 })
            let fragment = CodedFragment(tracks: [FragmentSample.pictures], frames: frames)
            let media = MediaFragment(fragment, track: 1, start: start, sequenceNumber: 1)
            #expect(media?.samples.count == frames.count)
            #expect(media?.bytes.isEmpty == false)
        }
    }

    @Test(arguments: 0..<40)
    func anyTracksAreWrittenOrRefused(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            let fragment = FragmentSample.fragment(using: &generator)
            let start = FragmentSample.time(using: &generator)
            for track in fragment.tracks {
                let media = MediaFragment(fragment, track: track.number, start: start, sequenceNumber: 1)
                #expect((media != nil) == (UInt32(exactly: track.number) != nil))
                let segment = InitializationSegment(track)?.bytes
                #expect(try segment.map { try Movie(parsing: $0).tracks.count } ?? 1 == 1)
            }
            let clip = Clip([Clip.Part(start: start, fragment: fragment)])
            #expect(try Box.boxes(in: clip.bytes[...]).count == 3)
            do throws(CodecPrivateProblem) {
                #expect(try TransportStreamSegment(fragment, start: start).bytes.count % 188 == 0)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
