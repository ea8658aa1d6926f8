import Testing

@testable import MediaContainers

struct CodecNameTests {
    /// The contents of `esds` around an AudioSpecificConfig; lengths in one byte, or in four as some encoders write them.
    private static func elementaryStream(config: UInt8, length: [UInt8]) -> [UInt8] {
        let head: [UInt8] = Array("esds".utf8) + [0, 0, 0, 0]
        return head + [3] + length + [0, 0, 0, 4] + length + Array(repeating: 0, count: 13) + [5] + length + [
            config
        ]
    }

    @Test(arguments: [
        (UInt8(0x14), [0x20] as [UInt8], "mp4a.40.2"), (0x2C, [0x20], "mp4a.40.5"),
        (0x14, [0x80, 0x80, 0x80, 0x20], "mp4a.40.2"),
    ])
    func readsTheObjectTypeOfSound(config: UInt8, length: [UInt8], name: String) {
        let track = TrackDescription(
            id: 1, media: .audio, timescale: 1,
            sampleEntry: Self.elementaryStream(config: config, length: length))
        #expect(track.codecName == name)
    }

    @Test func readsProfileAndLevelOfPictures() {
        let track = TrackDescription(
            id: 1, media: .video(width: 1, height: 1), timescale: 1,
            sampleEntry: Array("avcC".utf8) + [1, 0x64, 0x00, 0x0A])
        #expect(track.codecName == "avc1.64000a")
    }

    @Test(arguments: [
        TrackDescription(id: 1, media: .audio, timescale: 1, sampleEntry: []),
        TrackDescription(id: 1, media: .audio, timescale: 1, sampleEntry: Array("esds".utf8)),
        TrackDescription(
            id: 1, media: .video(width: 1, height: 1), timescale: 1, sampleEntry: Array("avcC".utf8) + [1, 2]),
        TrackDescription(
            id: 1, media: .video(width: 1, height: 1), timescale: 1, sampleEntry: Array("hvcC".utf8)),
    ])
    func hasNoNameForWhatItCannotRead(track: TrackDescription) {
        #expect(track.codecName == nil)
    }
}
