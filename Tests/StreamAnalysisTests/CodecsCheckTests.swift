import HLS
import Testing

@testable import StreamAnalysis

struct CodecsCheckTests {
    private var feed = PlaylistFeed(CodecsCheck())

    private mutating func open(_ codecs: [String], width: Int = 1280, at seconds: Double) {
        var variant = Variant(uri: "v", bandwidth: Int(seconds))
        variant.codecs = codecs
        variant.resolution = Resolution(width: width, height: 720)
        feed.open(at: seconds)
        feed.tell(
            .opened(
                MultivariantLoad(
                    date: at(seconds), session: feed.session,
                    playlist: MultivariantPlaylist(variants: [variant])))
        )
    }

    @Test(
        arguments: [
            (["avc1.4d4032", "mp4a.40.2"], 1280, nil), (["mp4a.40.2", "avc1.4d4032"], 1280, nil),
            (["avc1.640016", "mp4a.40.2"], 1280, "profile"),
            (["avc1.4d4032", "mp4a.40.2"], 640, "resolution"),
            (["hvc1.1.6.L90.0", "mp4a.40.2"], 640, "codec"), (["avc1.4d4032"], 1280, "tracks"),
            ([], 1280, nil),
        ] as [([String], Int, String?)])
    mutating func theNextSessionIsComparedWithTheOneBefore(codecs: [String], width: Int, cause: String?) {
        open(["avc1.4d4032", "mp4a.40.2"], at: 0)
        open(codecs, width: width, at: 100)
        #expect(feed.findings.map(\.cause) == (cause.map { [$0] } ?? []))
    }

    @Test mutating func anotherCodecEndsSessionsAndAnotherSizeDoesNot() {
        open(["avc1.4d4032"], at: 0)
        open(["avc1.4d4032"], width: 640, at: 100)
        open(["hvc1.1.6.L90.0"], width: 640, at: 200)
        #expect(feed.findings.map(\.severity) == [.warning, .notice])
    }
}
