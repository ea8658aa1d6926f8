extension Scenario {
    /// Everything once in two minutes, over and over.
    ///
    /// The camera's clock begins each round 5 s slow and is set right in the middle. The reboot at the end undoes that, and the
    /// drift, so that nothing adds up from round to round.
    package static let demo = Scenario(
        "demo", streamName: "front-door",
        summary:
            "Two minutes with everything: a gap, a late fragment, a clock jump, a reconnect, silence; then again."
    ) { variation in
        Script(
            repeatingEvery: .seconds(120), clockOffset: .seconds(-5), clockRatePartsPerMillion: 2000,
            beats: [
                .at(variation.seconds(4, in: 3...6), .refusal(fragments: variation.count(2, in: 1...3))),
                .at(variation.seconds(24, in: 22...26), .lateness(by: variation.seconds(7, in: 6...8))),
                .at(variation.seconds(44, in: 42...46), .clockJump(by: .seconds(5))),
                .at(variation.seconds(57, in: 56...58), .outage(fragments: variation.count(3, in: 2...4))),
                .at(variation.seconds(74, in: 73...75), .reboot(fragments: variation.count(18, in: 17...18))),
            ])
    }
}
