import Foundation
import Testing

@testable import MonitorUI

struct ReadmeTests {
    @Test(
        "The README has a row for each key of the screen, in the help's words",
        arguments: KeyMap.bindings(in: .screen))
    func listsTheKey(binding: KeyBinding) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
        #expect(readme.contains("| \(keys) | \(binding.help) |"))
    }
}
