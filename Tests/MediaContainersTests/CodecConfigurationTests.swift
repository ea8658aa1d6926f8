import TestSupport
import Testing

@testable import MediaContainers

struct CodecConfigurationTests {
    private static func track(_ codec: CodecID, _ codecPrivate: [UInt8]) -> CodedTrack {
        CodedTrack(number: 1, codec: codec, content: .other, codecPrivate: codecPrivate)
    }

    @Test(arguments: [CodecID.h264, .h265, .aac])
    func saysThatNothingIsThere(codec: CodecID) {
        #expect(throws: CodecPrivateProblem.absent) { try Self.track(codec, []).configuration() }
    }

    @Test(arguments: [CodecID.h264, .h265], [[0, 0, 1, 0x67, 1], [0, 0, 0, 1, 0x67, 1]] as [[UInt8]])
    func saysThatStartCodesStandThere(codec: CodecID, bytes: [UInt8]) {
        #expect(throws: CodecPrivateProblem.annexB) { try Self.track(codec, bytes).configuration() }
    }

    @Test(arguments: [
        (CodecID.h264, CodecSample.avcC), (.h265, CodecSample.hvcC()), (.aac, [0x11, 0x90]),
    ])
    func refusesEveryPrefix(codec: CodecID, bytes: [UInt8]) throws {
        #expect(try Self.track(codec, bytes).configuration() != nil)
        for count in 1..<bytes.count {
            #expect(throws: CodecPrivateProblem.self) {
                try Self.track(codec, Array(bytes.prefix(count))).configuration()
            }
        }
    }

    @Test(
        arguments: [
            (CodecID.h264, [0, 0x42, 0xC0, 0x0A, 0xFF, 0xE0, 0], "version 0"),
            (.h264, [1, 0x42, 0xC0, 0x0A, 0xFF, 0xE0, 0], "no sequence parameter set"),
            (.h264, [1, 0x42, 0xC0, 0x0A, 0xFF, 0xE1, 0, 1, 0x67, 0], "no picture parameter set"),
            (.h264, [1, 0x42, 0xC0, 0x0A, 0xFE, 0xE1, 0, 1, 0x67, 0], "3 bytes"),
            (.h264, [1, 0x42, 0xC0], "ends too early"),
            (.aac, [0xFF, 0xF1, 0x50, 0x80], "audio object type"),
            (.aac, [0x16, 0x90], "sampling frequency"),
            (.aac, [0x11, 0xC8], "channel configuration 9"),
        ] as [(CodecID, [UInt8], String)])
    func saysWhatIsMalformed(codec: CodecID, bytes: [UInt8], words: String) {
        let problem = #expect(throws: CodecPrivateProblem.self) {
            try Self.track(codec, bytes).configuration()
        }
        #expect(problem?.description.contains(words) == true)
    }

    @Test func readsTheFieldsOfAVC() throws {
        let configuration = try AVCConfiguration(parsing: CodecSample.avcC)
        #expect(configuration.profile == 0x42)
        #expect(configuration.compatibility == 0xC0)
        #expect(configuration.level == 10)
        #expect(configuration.nalLengthByteCount == 4)
        #expect(configuration.sequenceParameterSets == [[0x67, 0x42, 0xC0, 0x0A]])
        #expect(configuration.pictureParameterSets == [[0x68, 0xCE, 0x38]])
    }

    @Test func readsTheUnitsOfHEVCByType() throws {
        let tracks = try CodecFixture.tracks(
            "\(CodecFixture.inputs()) -map 0:v -c:v libx265 -x265-params log-level=none -tag:v hvc1")
        let configuration = try HEVCConfiguration(parsing: #require(tracks.first).codecPrivate)
        let units = [
            configuration.videoParameterSets, configuration.sequenceParameterSets,
            configuration.pictureParameterSets,
        ]
        #expect(units.map { $0.compactMap(\.first) } == [[0x40], [0x42], [0x44]])
        #expect(configuration.nalLengthByteCount == 4)
    }

    @Test(
        arguments: [
            ([0x11, 0x90], 2, 48_000, nil, 2), ([0x14, 0x08], 2, 16_000, nil, 1),
            // 31_250 Hz, told with all 24 bits.
            ([0x17, 0x80, 0x3D, 0x09, 0x10], 2, 31_250, nil, 2),
            // HE-AAC signalled in the open: 24 kHz coded, 48 kHz heard.
            ([0x2B, 0x11, 0x88, 0x00], 5, 24_000, 48_000, 2),
            // The same behind a plain AAC-LC configuration.
            ([0x13, 0x10, 0x56, 0xE5, 0x98], 2, 24_000, 48_000, 2),
        ] as [([UInt8], Int, Int, Int?, Int)])
    func readsAudioSpecificConfig(
        bytes: [UInt8], type: Int, frequency: Int, extended: Int?, channels: Int
    ) throws {
        let config = try AudioSpecificConfig(parsing: bytes)
        #expect(config.objectType == type)
        #expect(config.samplesPerSecond == frequency)
        #expect(config.extendedSamplesPerSecond == extended)
        #expect(config.channels == channels)
    }

    /// `quad` and `6.0` have no number of their own: the channels are listed one by one.
    @Test(arguments: [("mono", 1), ("stereo", 2), ("quad", 4), ("5.1", 6), ("6.0", 6), ("7.1", 8)])
    func countsTheChannelsThatFFmpegEncodes(layout: String, channels: Int) throws {
        let tracks = try CodecFixture.tracks(
            "-f lavfi -i anullsrc=cl=\(layout):r=48000 -t 0.2 -c:a aac")
        let config = try AudioSpecificConfig(parsing: #require(tracks.first).codecPrivate)
        #expect(config.channels == channels)
    }

    @Test func survivesDamage() throws {
        var generator = SeededGenerator(seed: 3)
        let samples: [(CodecID, [UInt8])] =
            try CodecFixture.tracks(
                "\(CodecFixture.inputs()) -c:v libx264 -c:a aac"
            ).map { ($0.codec, $0.codecPrivate) } + [(.h265, CodecSample.hvcC())]
        for (codec, bytes) in samples {
            for _ in 0..<5000 {
                var damaged = bytes
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                        in: 0...255, using: &generator)
                }
                // Refusing is as good as reading; only a trap would not be.
                _ = try? Self.track(codec, damaged).configuration()?.pictureSize()
            }
        }
    }
}
