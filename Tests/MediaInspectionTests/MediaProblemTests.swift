import MediaContainers
import Testing

@testable import MediaInspection

/// A fragment that is made wrong in one way is called wrong by that name, and by no other.
struct MediaProblemTests {
    static let (video, audio) = (FragmentSample.video, FragmentSample.audio)
    static let (pictures, sound) = (FragmentSample.pictures, FragmentSample.sound)
    static let (idr, other) = (FragmentSample.idr, FragmentSample.other)

    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let tracks: [CodedTrack]
        let frames: [CodedFrame]
        var testDescription: String { id }

        init(_ id: String, _ tracks: [CodedTrack], _ frames: [CodedFrame] = pictures) {
            self.id = id
            self.tracks = tracks
            self.frames = frames
        }

        init(_ id: String, frames: [CodedFrame]) { self.init(id, [video], frames) }
    }

    static func videoTrack(_ codecPrivate: [UInt8], codec: CodecID = .h264) -> CodedTrack {
        FragmentSample.track(1, codec, .video(width: 64, height: 48), codecPrivate)
    }

    /// The pictures with another one at `index`.
    static func changed(_ index: Int, _ change: (inout CodedFrame) -> Void) -> [CodedFrame] {
        var frames = pictures
        change(&frames[index])
        return frames
    }

    static let cases = [
        Case("missing-codec-private", [videoTrack([])]),
        Case(
            "missing-codec-private", [video, FragmentSample.track(2, .aac, audio.content, [])],
            pictures + sound),
        Case("annex-b-codec-private", [videoTrack([0, 0, 0, 1, 0x67, 0x42])]),
        Case("invalid-codec-private", [videoTrack([1, 2, 3])]),
        Case("invalid-codec-private", [videoTrack(Array(FragmentSample.avcC64x48.prefix(20)))]),
        Case("unsupported-codec", [videoTrack([], codec: CodecID(rawValue: "V_MJPEG"))]),
        Case("annex-b-frames", frames: changed(3) { $0.data = [0, 0, 0, 1, 0x41, 0x9A] }),
        Case("no-key-frame-first", frames: changed(0) { ($0.isKeyFrame, $0.data) = (false, other) }),
        Case("key-frame-without-idr", frames: changed(0) { $0.data = other }),
        Case("double-key-frame", frames: changed(1) { ($0.isKeyFrame, $0.data) = (true, idr) }),
        Case("double-key-frame", frames: changed(0) { $0.data = idr + idr }),
        Case("broken-frames", frames: changed(4) { $0.data = [0, 0, 0, 9, 0x41] }),
        Case("broken-frames", frames: changed(4) { $0.data = [] }),
        Case("no-video-frames", [video, audio], sound),
        Case("no-audio-frames", [video, audio], pictures),
        Case("undeclared-track", [video], pictures + sound),
        Case("timestamps-not-increasing", frames: pictures + [FragmentSample.frame(1, 900, other)]),
        Case(
            "timestamps-not-increasing", [video, audio],
            pictures + sound.dropLast() + [FragmentSample.frame(2, 750, [1])]),
        Case("reordered-frames", frames: reordered),
        Case("irregular-steps", frames: Array(pictures.prefix(4) + pictures.suffix(4))),
        Case("single-frame", frames: Array(pictures.prefix(1))),
        Case(
            "too-long",
            frames: (0...210).map { FragmentSample.frame(1, $0 * 100, $0 == 0 ? idr : other, isKey: $0 == 0) }
        ),
    ]

    /// Decoded 0 3 1 2 6 4 5 9 7 8, as with two B-frames between references.
    static let reordered = [0, 3, 1, 2, 6, 4, 5, 9, 7, 8].map {
        FragmentSample.frame(1, $0 * 100, $0 == 0 ? idr : other, isKey: $0 == 0)
    }

    @Test(arguments: cases)
    func aFaultHasItsNameAndNoOther(_ example: Case) {
        #expect(FragmentSample.ids(example.tracks, example.frames) == [example.id])
    }

    @Test func nothingIsWrongWithUsualMedia() {
        #expect(FragmentSample.ids([Self.video, Self.audio], Self.pictures + Self.sound) == [])
        #expect(FragmentSample.ids([Self.video], Self.pictures) == [])
        #expect(FragmentSample.ids([Self.audio], Self.sound) == [])
    }

    @Test func everyPictureMayBeAKeyFrame() {
        let intra = (0..<10).map { FragmentSample.frame(1, $0 * 100, Self.idr, isKey: true) }
        #expect(FragmentSample.ids([Self.video], intra) == [])
    }

    @Test func aPictureInSeveralSlicesIsOne() {
        // The second slice's header doesn't begin with a 1: it isn't the picture's first.
        let slices = Self.idr + [0, 0, 0, 3, 0x65, 0x40, 0x80]
        #expect(FragmentSample.ids([Self.video], Self.changed(0) { $0.data = slices }) == [])
    }

    @Test func aLengthThatLooksLikeAStartCodeIsALength() {
        let long: [UInt8] = [0, 0, 1, 0x2C, 0x41] + Array(repeating: 0x9A, count: 299)
        #expect(FragmentSample.ids([Self.video], Self.changed(3) { $0.data = long }) == [])
    }

    @Test func h265sPicturesAreKnownByTheirType() {
        // CRA (21) and IDR_W_RADL (19) can begin, TRAIL_R (1) can't: ITU-T H.265 table 7-1.
        for (type, count) in [(21, 1), (19, 1), (1, 0)] as [(UInt8, Int)] {
            let units = FrameUnits([0, 0, 0, 4, type << 1, 1, 0x80, 0], codec: .h265, lengthByteCount: 4)
            #expect(units.entryPictureCount == count && !units.isBroken)
        }
    }

    @Test func theServicesOwnNameOfH264IsKnown() {
        let track = Self.videoTrack(FragmentSample.avcC64x48, codec: CodecID(rawValue: "V_MPEG/ISO/AVC"))
        #expect(FragmentSample.ids([track], Self.pictures) == [])
    }

    @Test func everyKindSaysWhatItDoesAndWhatToDo() {
        let kinds = MediaProblemKind.all
        #expect(Set(kinds.map(\.id)).count == kinds.count)
        for kind in kinds {
            #expect(kind.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
            #expect(kind.words.hasSuffix(".") && kind.effect.hasSuffix(".") && kind.remedy.hasSuffix("."))
            #expect(!kind.source.isEmpty)
        }
    }
}
