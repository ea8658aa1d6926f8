import Foundation
import MonitorUI
import Testing

@testable import kvsmon

@Suite struct ConfigurationReadmeTests {
    @Test("The README has a row for each setting", arguments: Setting.all.map(\.name))
    func theREADMEHasIt(name: Setting.Name) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let setting = try #require(Setting.all.first { $0.name == name })
        let variables = setting.variables.map { "`\($0)`" }.joined(separator: " ")
        #expect(readme.contains("| `\(name.rawValue)` | \(variables) | \(setting.help) |"))
    }

    @Test func theREADMEsExampleIsRight() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let rest = try #require(readme.firstRange(of: "## Config file")).upperBound
        let start = try #require(readme[rest...].firstRange(of: "```toml\n")).upperBound
        let end = try #require(readme[start...].firstRange(of: "```")).lowerBound
        let file = ConfigurationFile(path: "README", text: String(readme[start..<end]))
        #expect(Configuration(file: file).faults.isEmpty)
        #expect(file.entries.count + file.changes.count == 3)
    }
}
