import Foundation
import Testing

@testable import kvsmon

@Suite struct ConfigurationPageTests {
    private static func page() throws -> String {
        try DocumentedCommands.text(of: "Sources/kvsmon/kvsmon.docc/Configuration.md")
    }

    @Test("The page has a row for each setting", arguments: Setting.all.map(\.name))
    func thePageHasIt(name: Setting.Name) throws {
        let setting = try #require(Setting.all.first { $0.name == name })
        let variables = setting.variables.map { "`\($0)`" }.joined(separator: " ")
        #expect(try Self.page().contains("| `\(name.rawValue)` | \(variables) | \(setting.help) |"))
    }

    @Test("The page names each theme", arguments: EmbeddedThemes.names)
    func thePageNamesTheTheme(name: String) throws {
        #expect(try Self.page().contains("`\(name)`"))
    }

    @Test func thePagesExampleIsRight() throws {
        let parts = try Self.page().components(separatedBy: "```toml\n")
        try #require(parts.count == 2)
        let text = try #require(parts[1].components(separatedBy: "```").first)
        let file = ConfigurationFile(path: "Configuration.md", text: text)
        #expect(Configuration(file: file).faults.isEmpty)
        #expect(file.entries.count + file.changes.count == 3)
    }
}
