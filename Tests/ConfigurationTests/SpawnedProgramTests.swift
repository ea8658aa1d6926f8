import Foundation
import Testing

@testable import kvsmon

@Suite struct SpawnedProgramTests {
    @Test func inheritsNothingThatIsOpenHere() async throws {
        let open = fcntl(STDERR_FILENO, F_DUPFD, 100)
        try #require(open >= 100)
        defer { close(open) }
        let question = "test -e /proc/$$/fd/\(open) && echo inherited; echo asked"
        let program = try SpawnedProgram("/bin/sh", arguments: ["-c", question], environment: [:])
        let end = await program.end(keeping: 100)
        #expect(String(decoding: end.said, as: UTF8.self) == "asked\n")
        #expect(end.code == 0)
    }
}
