extension Scenario {
    /// A camera that goes away for longer than LIVE sessions last without media.
    package static let silent = Scenario(
        "silent",
        summary:
            "20 s after the start the producer is silent for 40 s, then comes back in a new block of numbers."
    ) { variation in
        Script(beats: [
            .at(variation.seconds(20, in: 15...30), .outage(fragments: variation.count(20, in: 18...24)))
        ])
    }
}
