import MediaContainers
import Testing

@testable import MediaInspection

struct MediaInspectorTests {
    @Test func aFragmentIsDescribedByItsMedia() throws {
        let fragment = try #require(
            FragmentSample.inspect(FragmentSample.document(FragmentSample.usual, 7)).first)
        #expect(fragment.number == "7" && fragment.problems == [])
        #expect(fragment.producerTime == FragmentSample.start)
        #expect(fragment.serverTime == FragmentSample.start + .milliseconds(800))
        let (video, audio) = (fragment.tracks[0], fragment.tracks[1])
        #expect(video["codec"] == "avc1.42c00a" && video["profile"] == "Constrained Baseline")
        #expect(video["level"] == "1.0" && video["pictures"] == "64×48")
        #expect(video.frameCount == 10 && video.keyFrameCount == 1 && video.keyFrameTimes == [.zero])
        #expect(video.timing?.last == .milliseconds(900) && video.timing?.step == .milliseconds(100))
        #expect(video.byteCount == 70)
        #expect(audio["codec"] == "mp4a.40.2" && audio["profile"] == "LC")
        #expect(audio["sampling"] == "48000 Hz" && audio["channels"] == "2" && audio.frameCount == 10)
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1000])
    func thePiecesInWhichMediaComeDoNotMatter(size: Int) {
        let bytes =
            FragmentSample.document(FragmentSample.usual, 1)
            + FragmentSample.refusal("FRAGMENT_NOT_FOUND", 3000, 2)
            + FragmentSample.document(FragmentSample.usual, 3, at: 2000)
        let whole = FragmentSample.inspect(bytes)
        #expect(whole.map(\.number) == ["1", "2", "3"])
        #expect(FragmentSample.inspect(bytes, pieces: size) == whole)
    }

    @Test func theProducersOwnTagsAreKeptApart() throws {
        let tags = [MatroskaTag(name: "door", value: "front")]
        let document = MatroskaDocument(
            FragmentSample.usual, producerTime: .zero,
            tags: tags
                + MatroskaTag.fragment(
                    number: "1", serverTime: .zero, producerTime: .zero))
        #expect(
            FragmentSample.inspect(document.bytes).first?.producerTags == [
                .init(name: "door", value: "front")
            ])
    }

    @Test(arguments: [
        ("FRAGMENT_NOT_FOUND", 3000, "fragment-not-found"), ("X", 4000, "fragment-not-found"),
        ("KMS_KEY_ACCESS_DENIED", 4500, "key-refused"), ("INTERNAL_ERROR", 5000, "service-failed"),
    ])
    func aRefusalHasItsName(code: String, id: Int, name: String) throws {
        let answer = FragmentSample.inspect(
            FragmentSample.refusal(code, id, 5) + FragmentSample.refusal(code, id, 6)
                + FragmentSample.document(FragmentSample.usual, 7))
        #expect(answer.map(\.number) == ["5", "6", "7"])
        #expect(answer.map { $0.problems.map(\.kind.id) } == [[name], [name], []])
        #expect(answer[0].refusal == .init(code: code, id: id, message: ""))
    }

    @Test(arguments: ["AWS_KINESISVIDEO_EXCEPTION_ERROR_CODE", "AWS_KINESISVIDEO_ERROR_CODE"])
    func bothFamiliesOfNamesAreKnown(name: String) throws {
        let document = MatroskaDocument(
            header: MatroskaDocument(error: .init(code: "", id: 0, fragmentNumber: "")).header,
            tags: [
                MatroskaTag(name: name, value: "FRAGMENT_NOT_FOUND"),
                MatroskaTag(name: "AWS_KINESISVIDEO_EXCEPTION_MESSAGE", value: "gone"),
            ], cluster: [])
        let fragment = try #require(FragmentSample.inspect(document.bytes).first)
        #expect(fragment.problems.map(\.kind.id) == ["fragment-not-found"])
        #expect(fragment.problems.map(\.detail) == ["FRAGMENT_NOT_FOUND gone"])
    }

    @Test func whatGetMediaSaysAfterAFragmentNamesNone() {
        let position = MatroskaDocument(
            header: [], tags: [MatroskaTag(name: "AWS_KINESISVIDEO_MILLIS_BEHIND_NOW", value: "0")],
            cluster: [])
        let bytes = FragmentSample.document(FragmentSample.usual) + position.bytes
        #expect(FragmentSample.inspect(bytes).map { $0.problems.map(\.kind.id) } == [[]])
    }

    @Test func truncatedMediaBlamesTheFragmentItCuts() {
        let bytes =
            FragmentSample.document(FragmentSample.usual, 1)
            + FragmentSample.document(FragmentSample.usual, 2, at: 1000)
        let cut = FragmentSample.inspect(bytes.dropLast(5))
        #expect(cut.map(\.number) == ["1", "2"])
        #expect(cut.map { $0.problems.map(\.kind.id) } == [[], ["unreadable"]])
        #expect(cut[1].tracks[1].frameCount == 9)
    }

    @Test func nonsenseBehindAFragmentIsNotTheFragmentsFault() {
        let found = FragmentSample.inspect(
            FragmentSample.document(FragmentSample.usual) + Array("HTTP 500".utf8))
        #expect(found.map { $0.problems.map(\.kind.id) } == [[], ["unreadable"]])
    }

    @Test func aDocumentWithoutMediaOrReasonIsNoMedia() {
        let usual = FragmentSample.document(FragmentSample.usual, 2)
        let document = MatroskaDocument(
            header: MatroskaDocument(FragmentSample.usual, producerTime: .zero, tags: []).header,
            tags: [MatroskaTag(name: MatroskaTag.Name.fragmentNumber, value: "1")], cluster: [])
        let found = FragmentSample.inspect(document.bytes + usual)
        #expect(found.map(\.number) == ["1", "2"])
        #expect(found.map { $0.problems.map(\.kind.id) } == [["no-media"], []])
    }

    @Test func nothingIsInNothing() { #expect(FragmentSample.inspect([]) == []) }
}
