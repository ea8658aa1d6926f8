import MediaContainers
import MediaInspection
import Testing

@testable import Reports

/// Reports on media, as people and programs read them.
struct InspectionTests {
    /// A fragment without a key frame first, whose tag and codec hold what a terminal would obey, and one not found.
    static let report: InspectionReport = {
        let track = CodedTrack(
            number: 1, codec: CodecID(rawValue: "V_\u{1B}[2J"), content: .video(width: 64, height: 48),
            codecPrivate: [])
        let frames = (0..<3).map {
            CodedFrame(trackNumber: 1, time: .milliseconds($0 * 40), isKeyFrame: $0 == 1, data: [1])
        }
        let time = Duration.milliseconds(1_643_353_235_931)
        let tags =
            MatroskaTag.fragment(number: "91", serverTime: time + .milliseconds(801), producerTime: time)
            + [MatroskaTag(name: "door\u{7}", value: "front\nback")]
        let media = MatroskaDocument(
            CodedFragment(tracks: [track], frames: frames), producerTime: time, tags: tags)
        let missing = MatroskaDocument(
            error: .init(code: "FRAGMENT_NOT_FOUND", id: 3000, fragmentNumber: "92"))
        var inspector = MediaInspector()
        let found = inspector.read(media.bytes + missing.bytes) + inspector.finish()
        return InspectionReport(found, asked: ["91", "92", "93"])
    }()

    @Test func textTellsWhatIsWrongAndWhatToDo() {
        let text = TextInspection.render(Self.report, stream: "cam1")
        for line in [
            "Stream    cam1, 3 fragments: something is wrong with 3",
            "Fragment  93  WRONG: the answer doesn't have it; ask again", "Fragment  91  WRONG",
            "  producer  2022-01-28T07:00:35.931Z, server 2022-01-28T07:00:36.732Z, lag 0.801 s, 69 bytes",
            "            3 frames in 3 bytes, 0.000 s to 0.080 s, one each 0.040 s, 1 key: 0.040 s",
            "  WRONG     no-key-frame-first on track 1: The first picture isn't a key frame.",
            "    found   3 frames, the first is at 0.040 s", "Fragment  92  WRONG",
            "    found   FRAGMENT_NOT_FOUND 3000",
        ] {
            #expect(text.contains(line + "\n"), "\(line) isn't in \(text)")
        }
    }

    @Test func textIsNarrowAndHarmless() {
        let text = TextInspection.render(Self.report, stream: "cam\u{1B}1")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !PlainText.isUnsafe($0) })
    }

    @Test func jsonHasTheSameFacts() {
        let json = JSONInspection.render(Self.report, stream: "cam1")
        for part in [
            #"{"schema":1,"stream":"cam1","fine":false,"unanswered":["93"],"fragments":[{"number":"91","#,
            #""producer":"2022-01-28T07:00:35.931Z","server":"2022-01-28T07:00:36.732Z""#,
            #""first_seconds":0.0,"last_seconds":0.08,"step_seconds":0.04,"irregular_steps":[],"key_frames":1"#,
            #"{"id":"no-key-frame-first","severity":"wrong","track":1,"#,
            #""error":{"code":"FRAGMENT_NOT_FOUND","id":3000,"message":""}"#, #""codec":"V_\u001b[2J""#,
        ] {
            #expect(json.contains(part), "\(part) isn't in \(json)")
        }
    }
}
