import Foundation
import Testing

@testable import MonitorUI

struct ReadmeTests {
    @Test(
        "The README has a row for each key of the screen, in the help's words",
        arguments: [.everywhere, .stream, .findings, .list, .playlist].flatMap(
            KeyMap.standard.bindings(in:)))
    func listsTheKey(binding: KeyBinding) throws {
        let readme = try text(of: "README.md")
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        #expect(readme.contains("| \(keys) | \(binding.help) |"))
    }

    @Test(
        "The page about the screen has a row for each command, in the help's words",
        arguments: Command.withArgument.indices)
    func listsTheCommand(index: Int) throws {
        let command = Command.withArgument[index]
        let page = try text(of: "Sources/MonitorUI/MonitorUI.docc/TheScreen.md")
        #expect(page.contains("| `\(command.usage)` | \(command.help) |"))
    }

    private func text(of path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
