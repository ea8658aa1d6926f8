import TestSupport
import Testing

@testable import MediaContainers

struct MatroskaDocumentTests {
    private static let tags = MatroskaTag.fragment(
        number: "91343852333185057105875891022195998207386831087",
        serverTime: .milliseconds(1_643_353_247_067), producerTime: .milliseconds(1_643_353_235_900))

    /// What ffprobe says of each packet; tracks are told apart by their place.
    private static func packets(of media: [UInt8], _ entries: String) throws -> [Substring] {
        try CodecFixture.ffprobe(
            media,
            "-show_packets -show_data_hash sha256 -show_entries packet=stream_index,\(entries),flags,data_hash"
                + " -of csv=p=0:nk=1"
        ).split(separator: "\n")
    }

    @Test(arguments: MatroskaSample.encoders)
    func givesStoredMediaBackBitForBit(encoder: String) throws {
        let stream = try MatroskaSample.encoded(encoder)
        let events = try MatroskaSample.events(in: stream)
        let header = try #require(events.headers.first)
        let documents = events.clusters.map {
            MatroskaDocument(header: header.bytes, tags: Self.tags, cluster: $0)
        }
        for (document, cluster) in zip(documents, events.clusters) {
            #expect(document.chunks.first == header.bytes)
            #expect(document.chunks.last == cluster)
        }
        let original = try Self.packets(of: stream, "pts,duration,size")
        #expect(try documents.flatMap { try Self.packets(of: $0.bytes, "pts,duration,size") } == original)
        #expect(original.count > 150)
    }

    @Test(arguments: MatroskaSample.encoders)
    func carriesTheSameFramesWhereItIsWrittenAnew(encoder: String) throws {
        let stream = try MatroskaSample.encoded(encoder)
        let events = try MatroskaSample.events(in: stream)
        let header = try #require(events.headers.first)
        let packets = try zip(events.clusters, events.times).flatMap { cluster, time in
            let fragment = try CodedFragment(matroska: header.bytes, cluster: cluster)
            let document = MatroskaDocument(fragment, producerTime: time, tags: Self.tags)
            return try Self.packets(of: document.bytes, "pts,size")
        }
        #expect(try packets == Self.packets(of: stream, "pts,size"))
    }

    @Test func tellsFFprobeTheTracks() throws {
        let stream = try MatroskaSample.encoded(MatroskaSample.encoders[0])
        let events = try MatroskaSample.events(in: stream)
        let fragment = try CodedFragment(
            matroska: #require(events.headers.first).bytes, cluster: #require(events.clusters.first))
        let document = MatroskaDocument(fragment, producerTime: .seconds(1_643_353_235), tags: Self.tags)
        let streams = "-show_entries stream=codec_name,profile,width,height,sample_rate,channels -of csv=p=0"
        #expect(
            try CodecFixture.ffprobe(document.bytes, streams) == "h264,High,320,180\naac,LC,48000,1\n")
        let tags = try CodecFixture.ffprobe(document.bytes, "-show_entries format_tags -of csv=p=0")
        #expect(
            tags.contains("91343852333185057105875891022195998207386831087,1643353247.067,1643353235.900"))
    }

    @Test func comesBackAsTheFragmentThatItWasMadeOf() throws {
        let fragment = try CodedFragment(
            matroska: MatroskaSample.opening() + Self.info + MatroskaSample.tracks(),
            cluster: MatroskaSample.cluster(7))
        let document = MatroskaDocument(fragment, producerTime: .milliseconds(1_643_353_235_900), tags: [])
        let events = try MatroskaSample.events(in: document.bytes)
        #expect(events.times == [.milliseconds(1_643_353_235_900)])
        #expect(events.headers.map(\.tracks) == [fragment.tracks])
        #expect(events.frames.map(\.data) == fragment.frames.map(\.data))
        #expect(events.frames.map(\.time) == fragment.frames.map(\.time))
        #expect(events.frames.map(\.isKeyFrame) == [true, false])
        #expect(
            try CodedFragment(matroska: document.header, cluster: document.cluster).tracks == fragment.tracks)
    }

    private static let info: [UInt8] = [0x15, 0x49, 0xA9, 0x66, 0x80]

    @Test func saysHowLongFramesLastWhereAllOfATrackAgree() throws {
        let frames = (0..<3).map {
            CodedFrame(
                trackNumber: 200, time: .milliseconds(64 * $0), duration: .milliseconds(64),
                isKeyFrame: $0 == 0, data: [UInt8($0)])
        }
        let track = CodedTrack(
            number: 200, codec: .aac, content: .audio(samplesPerSecond: 16_000, channels: 1),
            codecPrivate: [0x14, 0x08])
        let fragment = CodedFragment(tracks: [track], frames: frames)
        let document = MatroskaDocument(fragment, producerTime: .zero, tags: [])
        #expect(try CodedFragment(matroska: document.header, cluster: document.cluster) == fragment)
    }

    @Test func putsTagsBetweenHeaderAndMedia() throws {
        let document = MatroskaDocument(
            header: MatroskaSample.opening() + Self.info + MatroskaSample.tracks(), tags: Self.tags,
            cluster: MatroskaSample.cluster(7, .unknown))
        let events = try MatroskaSample.events(in: document.bytes + document.bytes)
        let header = try #require(events.headers.first)
        #expect(
            Array(events.prefix(3)) == [
                .header(header), .tags(Self.tags), .clusterBegan(time: .milliseconds(7)),
            ])
        #expect(events.clusters == [document.cluster, document.cluster])
    }

    @Test func saysWhyAFragmentCannotBeHad() throws {
        let document = MatroskaDocument(
            error: .init(code: "FRAGMENT_NOT_FOUND", id: 3000, fragmentNumber: "9134"))
        #expect(
            try MatroskaSample.events(in: document.bytes) == [
                .tags([
                    MatroskaTag(name: "AWS_KINESISVIDEO_ERROR_CODE", value: "FRAGMENT_NOT_FOUND"),
                    MatroskaTag(name: "AWS_KINESISVIDEO_ERROR_ID", value: "3000"),
                    MatroskaTag(name: "AWS_KINESISVIDEO_FRAGMENT_NUMBER", value: "9134"),
                ])
            ])
        #expect(document.bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3, 0x01, 0, 0, 0]))
    }

    @Test(arguments: [
        (Duration.milliseconds(1_511_852_109_126), "1511852109.126"), (.milliseconds(5), "0.005"),
        (.zero, "0.000"), (.milliseconds(-1500), "-1.500"), (.nanoseconds(1_999_600_000), "2.000"),
        (.nanoseconds(1_234_499_999), "1.234"),
    ])
    func writesTimesInSecondsWithMilliseconds(time: Duration, text: String) {
        let tags = MatroskaTag.fragment(number: "1", serverTime: time, producerTime: time)
        #expect(tags.map(\.value) == ["1", text, text])
    }

    /// 40 s don't fit into 16 bits of milliseconds, so a tick takes two of them.
    @Test func reachesFurtherWithCoarserTimes() throws {
        let frames = [0, 40_001].map {
            CodedFrame(trackNumber: 1, time: .milliseconds($0), isKeyFrame: true, data: [])
        }
        let track = CodedTrack(
            number: 1, codec: .h264, content: .video(width: 1, height: 1), codecPrivate: [])
        let document = MatroskaDocument(
            CodedFragment(tracks: [track], frames: frames), producerTime: .seconds(10), tags: [])
        let events = try MatroskaSample.events(in: document.bytes)
        #expect(events.times == [.seconds(10)])
        #expect(events.frames.map(\.time) == [.zero, .milliseconds(40_002)])
    }

    @Test func survivesFragmentsThatCannotBe() {
        var generator = SeededGenerator(seed: 31)
        let numbers = [0, 1, 127, 128, 1 << 20, .max, .min]
        let times: [Duration] = [
            .zero, .seconds(Int64.max), .seconds(Int64.min), .nanoseconds(-1), .milliseconds(-32_769),
            .seconds(1_700_000_000),
        ]
        for _ in 0..<2000 {
            let tracks = (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                CodedTrack(
                    number: numbers.randomElement(using: &generator) ?? 0, codec: CodecID(rawValue: ""),
                    content: .audio(samplesPerSecond: .min, channels: .min), codecPrivate: [])
            }
            let frames = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                CodedFrame(
                    trackNumber: numbers.randomElement(using: &generator) ?? 0,
                    time: times.randomElement(using: &generator) ?? .zero,
                    duration: times.randomElement(using: &generator), isKeyFrame: true, data: [])
            }
            let document = MatroskaDocument(
                CodedFragment(tracks: tracks, frames: frames),
                producerTime: times.randomElement(using: &generator) ?? .zero, tags: Self.tags)
            // Such a fragment may come out as one that a reader refuses; only a trap would be wrong.
            _ = try? MatroskaSample.events(in: document.bytes)
        }
    }
}
