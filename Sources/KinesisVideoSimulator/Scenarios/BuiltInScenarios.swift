extension Scenario {
    /// Every scenario that comes with the program, in the order in which they are listed.
    package static let all: [Scenario] = files.map { file in
        do {
            return try file.scenario()
        } catch {
            preconditionFailure("An embedded scenario can't be read. \(error)")
        }
    }

    /// The scenario that comes with the program under this name, or `nil`.
    package static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }

    /// The embedded files.
    static let files: [ScenarioFile] = [
        ("demo", PackageResources.demo_toml),
        ("steady", PackageResources.steady_toml),
        ("gap", PackageResources.gap_toml),
        ("late", PackageResources.late_toml),
        ("reconnect", PackageResources.reconnect_toml),
        ("clock-jump", PackageResources.clock_jump_toml),
        ("drift", PackageResources.drift_toml),
        ("silent", PackageResources.silent_toml),
    ].map { name, bytes in
        ScenarioFile(path: "\(name).toml", text: String(decoding: bytes, as: UTF8.self))
    }

    /// Everything once in two minutes, over and over.
    package static let demo = builtIn("demo")
    /// Nothing is wrong: only the jitter that every network has.
    package static let steady = builtIn("steady")
    /// Fragments that get a number and no place in the archive.
    package static let gap = builtIn("gap")
    /// A fragment that arrives after newer ones were served.
    package static let late = builtIn("late")
    /// A connection that breaks and takes media with it.
    package static let reconnect = builtIn("reconnect")
    /// A camera whose slow clock is set right, once.
    package static let clockJump = builtIn("clock-jump")
    /// A camera whose clock runs fast.
    package static let drift = builtIn("drift")
    /// A camera that goes away for longer than LIVE sessions last without media.
    package static let silent = builtIn("silent")

    private static func builtIn(_ name: String) -> Scenario {
        guard let scenario = named(name) else { preconditionFailure("No scenario is called \(name)") }
        return scenario
    }
}
