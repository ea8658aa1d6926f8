extension Scenario {
    /// A camera whose slow clock is set right, once.
    package static let clockJump = Scenario(
        "clock-jump",
        summary:
            "20 s after the start the producer's clock, 5 s slow until then, is set right; no media is missing."
    ) { variation in
        let jump = variation.seconds(5, in: 3...8)
        return Script(
            clockOffset: .zero - jump,
            beats: [.at(variation.seconds(20, in: 15...30), .clockJump(by: jump))])
    }
}
