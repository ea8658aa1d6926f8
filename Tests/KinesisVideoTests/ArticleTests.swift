import Foundation
import HTTPTransport
import Synchronization
import Testing

@testable import KinesisVideo

/// The article's code compiles, because a test file has it, and does what the article says.
@Suite struct ArticleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// The lines of the file at `path` without the white space around them.
    private static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test func everyBlockOfCodeIsCompiled() throws {
        let code = try Self.lines("GettingStarted.swift")
        let text = try Self.lines(
            "../../Sources/KinesisVideo/KinesisVideo.docc/GettingStarted.md")
        let blocks = text.split(separator: "```swift").dropFirst().map { $0.prefix { $0 != "```" } }
        #expect(blocks.count == 6)
        for block in blocks {
            #expect(code.ranges(of: Array(block)).count == 1, "not compiled: \(block.joined(separator: " "))")
        }
    }

    static let stream = StreamReference.name("front-door")
    static let now = Date(timeIntervalSince1970: 1_700_000_000)
    static let minute = FragmentSelector(.serverTimestamp, now - 60...now)

    @Test func listsPlaysAndSaves() async throws {
        let fragments = ListFragmentsDecoderTests.page()
        let listing = try ClientFixture(answers: [MediaStreamTests.endpoint, .json(fragments)])
        #expect(
            try await GettingStarted.listFragments(listing.client, now: Self.now)
                == [ListFragmentsDecoderTests.number])
        let session = try ClientFixture(answers: [
            MediaStreamTests.endpoint, .json(#"{"HLSStreamingSessionURL":"https://h/?SessionToken=a~"}"#),
        ])
        #expect(
            try await GettingStarted.play(session.client, Self.stream) == "https://h/?SessionToken=a~")
        let clip = try ClientFixture(answers: [MediaStreamTests.endpoint, MediaStreamTests.media("01234")])
        let counts = Mutex<[Int]>([])
        let file = try await GettingStarted.saveClip(clip.client, Self.stream, Self.minute) { count in
            counts.withLock { $0.append(count) }
        }
        #expect(file == Array("01234".utf8) && counts.withLock { $0 } == [3, 5])
        let presigned = try await GettingStarted.presign(clip.client, Self.stream, Self.minute)
        #expect(presigned.reveal().hasPrefix("https://b-1.example/getClip?X-Amz-Algorithm="))
    }

    @Test(arguments: [
        ("ResourceNotFoundException", "nothing was recorded in that minute, or there is no such stream"),
        ("ClientLimitExceededException", "ask again later"),
        ("NewException", "the service said NewException"),
        ("timeout", "no answer: timeout"), ("NoDataRetentionException", "no [NoDataRetentionException]. Set"),
    ])
    func tellsFailuresApart(code: String, words: String) {
        let error = KinesisVideoError(.init(rawValue: code), "no")
        #expect(GettingStarted.words(for: error).hasPrefix(words))
    }
}
