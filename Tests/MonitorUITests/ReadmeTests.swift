import Foundation
import StreamAnalysis
import Testing

@testable import MonitorUI

struct ReadmeTests {
    @Test(
        "The README has a row for each key of the screen, in the help's words",
        arguments: [.everywhere, .stream, .list, .streams, .playlist].flatMap(KeyMap.standard.bindings(in:)))
    func listsTheKey(binding: KeyBinding) throws {
        let readme = try readme()
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        #expect(readme.contains("| \(keys) | \(binding.help) |"))
    }

    @Test(
        "The README has a row for each command, in the help's words", arguments: Command.withArgument.indices)
    func listsTheCommand(index: Int) throws {
        let command = Command.withArgument[index]
        #expect(try readme().contains("| `\(command.usage)` | \(command.help) |"))
    }

    @Test("The README names each finding", arguments: Finding.Kind.allCases)
    func namesTheFinding(kind: Finding.Kind) throws {
        #expect(try readme().contains("`\(kind.rawValue)`"))
    }

    private func readme() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    }
}
