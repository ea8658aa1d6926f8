import ArgumentParser
import KinesisVideoSimulator

/// A scenario by its name.
struct ScenarioName: ExpressibleByArgument {
    /// The scenario.
    let scenario: Scenario

    /// The scenario `scenario`.
    init(scenario: Scenario) { self.scenario = scenario }

    /// Reads a name that `--help` lists.
    init?(argument: String) {
        guard let scenario = Scenario.named(argument) else { return nil }
        self.scenario = scenario
    }

    /// All scenarios, a line each, for help texts.
    static var list: String {
        Scenario.all.map { "    \($0.name): \($0.summary)" }.joined(separator: "\n")
    }

    /// What `--help` lists.
    static var allValueStrings: [String] { Scenario.all.map(\.name) }

    /// What `--help` shows for a default.
    var defaultValueDescription: String { scenario.name }
}
