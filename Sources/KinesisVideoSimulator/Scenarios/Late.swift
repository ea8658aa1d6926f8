extension Scenario {
    /// A fragment that arrives after newer ones were served.
    package static let late = Scenario(
        "late",
        summary: "Every minute one fragment arrives 7 s after its turn, too late for any LIVE playlist."
    ) { variation in
        Script(
            repeatingEvery: .seconds(60),
            beats: [.at(variation.seconds(12, in: 8...40), .lateness(by: variation.seconds(7, in: 6...8)))])
    }
}
