import ArgumentParser
import Foundation
import KinesisVideoSimulator

/// A scenario by its name, or by the path of the file that tells it.
struct ScenarioName: ExpressibleByArgument, Hashable {
    /// The name or the path.
    let text: String

    /// The scenario or file called `text`.
    init(_ text: String) { self.text = text }

    /// Takes any text; what it means is found out by ``scenario()``.
    init?(argument: String) { self.init(argument) }

    /// The scenario; throws where there is none, or its file has a mistake.
    func scenario() throws -> Scenario {
        if let builtIn = Scenario.named(text) { return builtIn }
        guard text.hasSuffix(".toml") || text.contains("/") else {
            throw ValidationError(
                "No scenario is called \"\(text)\". There are \(Self.allValueStrings.joined(separator: ", ")), "
                    + "and files whose names end in .toml.")
        }
        guard let bytes = FileManager.default.contents(atPath: text) else {
            throw ValidationError(
                "The scenario file \(text) can't be read: \(UnreadableFile(text).reason). Give a TOML file that is there, "
                    + "or a name; `kvsmon simulate --list` has them.")
        }
        do {
            return try ScenarioFile(path: text, text: String(decoding: bytes, as: UTF8.self)).scenario()
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// All scenarios, a line each. Reading their files takes as long as drawing the first frame, so no help text has it that
    /// every command makes.
    static var list: String {
        Scenario.all.map { "    \($0.name): \($0.summary)" }.joined(separator: "\n")
    }

    /// What `--help` lists.
    static var allValueStrings: [String] { Scenario.all.map(\.name) }

    /// What `--help` shows for a default.
    var defaultValueDescription: String { text }
}
