import ArgumentParser
import Testing

@testable import kvsmon

@Suite struct DocumentedCommandTests {
    @Test(arguments: DocumentedCommands.pages)
    func whatAPageTellsToTypeIsUnderstood(page: String) throws {
        for line in DocumentedCommands.lines(in: try DocumentedCommands.text(of: page)) {
            #expect(throws: Never.self, "\(page): kvsmon \(line.joined(separator: " "))") {
                try KVSMon.command(for: line)
            }
        }
    }

    @Test func commandsAreFoundInPages() throws {
        let found = try DocumentedCommands.pages.flatMap {
            DocumentedCommands.lines(in: try DocumentedCommands.text(of: $0))
        }
        #expect(found.contains(["url", "front-door", "--mode", "on-demand", "--from", "10m", "--to", "5m"]))
        #expect(found.contains(["front-door", "--region", "us-west-2"]))
        #expect(found.count > 20)
    }

    @Test(
        "The README's table has a row for each command", arguments: KVSMon.configuration.subcommands.indices)
    func theREADMEHasARow(index: Int) throws {
        let name = try #require(KVSMon.configuration.subcommands[index].configuration.commandName)
        #expect(
            try Self.rows().contains {
                $0.hasPrefix("| `kvsmon \(name) ") || $0.hasPrefix("| `kvsmon \(name)`")
            })
    }

    @Test func theTablesFlagsAreThoseOfTheCommands() throws {
        for row in try Self.rows() {
            let usage = row.split(separator: " | ")[0]
            let name = usage.split(separator: " ")[2].filter { $0 != "`" }
            let command = KVSMon.configuration.subcommands.first { $0.configuration.commandName == name }
            let help = KVSMon.helpMessage(for: command ?? Watch.self)
            for word in usage.split(whereSeparator: { " `[]()|\\".contains($0) }) where word.hasPrefix("-") {
                #expect(help.contains(word), "\(name) has no \(word)")
            }
        }
    }

    /// The rows of the README's table of commands.
    private static func rows() throws -> [Substring] {
        let rows = try DocumentedCommands.text(of: "README.md").split(separator: "\n").filter {
            $0.hasPrefix("| `kvsmon ")
        }
        try #require(rows.count > 10)
        return rows
    }
}
