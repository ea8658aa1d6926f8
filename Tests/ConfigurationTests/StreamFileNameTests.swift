import Foundation
import Testing

@testable import kvsmon

@Suite struct StreamFileNameTests {
    private let date = Date(timeIntervalSince1970: 0)

    @Test func itHasNoCharacterThatMeansSomethingInAPath() {
        #expect(
            StreamFileName("front door/../é", at: date).text == "kvsmon-front-door-..-é-1970-01-01T000000Z")
    }

    @Test(arguments: ["a", "é", "家"])
    func theLongestStreamsFitWithAnyEnding(character: String) {
        let name = StreamFileName(String(repeating: character, count: 256), at: date).text
        #expect((200...245).contains(name.utf8.count))
    }

    @Test(arguments: [(".", "kvsmon-cam-"), ("/tmp", "/tmp/kvsmon-cam-")])
    func theCurrentFolderGoesWithoutSaying(folder: String, beginning: String) {
        #expect(StreamFileName("cam", at: date).path(in: folder).hasPrefix(beginning))
    }
}
