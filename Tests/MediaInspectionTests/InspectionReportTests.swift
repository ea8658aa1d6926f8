import MediaContainers
import Testing

@testable import MediaInspection

struct InspectionReportTests {
    static let (video, audio) = (FragmentSample.video, FragmentSample.audio)
    static let (pictures, sound) = (FragmentSample.pictures, FragmentSample.sound)

    /// The report on the usual fragment and `next`, which begins so many milliseconds after it.
    static func report(_ next: CodedFragment, at milliseconds: Int = 1000) -> InspectionReport {
        let bytes =
            FragmentSample.document(next, 2, at: milliseconds)
            + FragmentSample.document(FragmentSample.usual, 1)
        return InspectionReport(FragmentSample.inspect(bytes), asked: ["1", "2"])
    }

    static func problems(_ next: CodedFragment, at milliseconds: Int = 1000) -> [String] {
        report(next, at: milliseconds).fragments.flatMap(\.problems).map { "\($0.kind.id) \($0.detail)" }
    }

    @Test func fragmentsAreInTheOrderOfTimeWhateverTheAnswersIs() {
        let report = Self.report(FragmentSample.usual)
        #expect(report.fragments.map(\.number) == ["1", "2"])
        #expect(report.isFine && report.fragments.flatMap(\.problems) == [])
    }

    @Test(
        arguments: [
            (1000, []), (1049, []), (900, []), (1151, ["media-gap 0.151 s"]), (5000, ["media-gap 4.000 s"]),
            (500, ["media-overlap 0.500 s"]),
        ] as [(Int, [String])])
    func gapsAndOverlapsAreBeyondAFrameAndAHalf(start: Int, expected: [String]) {
        #expect(Self.problems(FragmentSample.usual, at: start) == expected)
    }

    @Test func anotherSizeIsToldFieldByField() throws {
        var larger = FragmentSample.usual
        larger.tracks[0].codecPrivate = FragmentSample.avcC128x96
        let problem = try #require(Self.problems(larger).first)
        #expect(problem.hasPrefix("resolution-changed pictures 64×48 → 128×96, SPS 23 bytes"))
        #expect(Self.report(larger).isFine)
    }

    @Test func otherPrivateDataOfTheSameSizeAreToldFieldByField() {
        var other = FragmentSample.usual
        other.tracks[0].codecPrivate[3] = 0x1F
        #expect(
            Self.problems(other) == ["codec-private-changed codec avc1.42c00a → avc1.42c01f, level 1.0 → 3.1"]
        )
    }

    @Test func anotherCodecIsWrong() {
        var other = FragmentSample.usual
        other.tracks[1] = FragmentSample.track(
            2, CodecID(rawValue: "A_OPUS"), Self.audio.content, [1])
        #expect(Self.problems(other) == ["unsupported-codec A_OPUS", "codec-changed A_AAC → A_OPUS"])
        #expect(!Self.report(other).isFine)
    }

    @Test func otherTracksAreWrong() {
        let silent = CodedFragment(tracks: [Self.video], frames: Self.pictures)
        #expect(
            Self.problems(silent) == [
                "tracks-changed audio on track 2 and video on track 1 → video on track 1"
            ])
    }

    @Test func whatWasNotAnsweredIsTold() {
        let report = InspectionReport(
            FragmentSample.inspect(FragmentSample.document(FragmentSample.usual, 1)), asked: ["1", "2"])
        #expect(report.unanswered == ["2"] && !report.isFine)
    }

    @Test func aRefusalBetweenHidesNoChange() {
        var larger = FragmentSample.usual
        larger.tracks[0].codecPrivate = FragmentSample.avcC128x96
        let bytes =
            FragmentSample.document(FragmentSample.usual, 1)
            + FragmentSample.refusal("FRAGMENT_NOT_FOUND", 3000, 2)
            + FragmentSample.document(larger, 3, at: 1000)
        let report = InspectionReport(FragmentSample.inspect(bytes), asked: ["1", "2", "3"])
        #expect(
            Set(report.fragments.flatMap(\.problems).map(\.kind.id))
                == ["resolution-changed", "fragment-not-found"])
    }
}
