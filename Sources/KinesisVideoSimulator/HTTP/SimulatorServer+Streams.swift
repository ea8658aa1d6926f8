import FoundationEssentials

extension SimulatorServer.Options {
    /// The streams of all scenarios, in their order, whose runs began at `start`.
    func streams(from start: Date) -> [SimulatedStream] {
        scenarios.flatMap { scenario in
            (0..<copies).map { index in
                var copy = scenario
                if copies > 1 { copy.streamName = Self.name(scenario.streamName, ordinal: index + 1) }
                // Copies tell the same story, each in its own way.
                return SimulatedStream(ScenarioRun(copy, seed: seed &+ UInt64(index), start: start))
            }
        }
    }

    private static func name(_ name: String, ordinal: Int) -> String {
        let digits = String(ordinal)
        return "\(name)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }
}
