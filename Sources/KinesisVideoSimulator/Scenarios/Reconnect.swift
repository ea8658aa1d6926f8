extension Scenario {
    /// A connection that breaks and takes media with it.
    package static let reconnect = Scenario(
        "reconnect",
        summary:
            "Every minute the connection drops for 8 s, 6 s of media are lost, and a new block of numbers begins."
    ) { variation in
        Script(
            repeatingEvery: .seconds(60),
            beats: [
                .at(variation.seconds(12, in: 8...40), .outage(fragments: variation.count(3, in: 2...5)))
            ])
    }
}
