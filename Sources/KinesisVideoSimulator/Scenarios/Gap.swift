extension Scenario {
    /// Fragments that get a number and no place in the archive.
    package static let gap = Scenario(
        "gap",
        summary:
            "Every minute the service refuses three fragments in a row: a hole inside a block of numbers."
    ) { variation in
        Script(
            repeatingEvery: .seconds(60),
            beats: [
                .at(variation.seconds(12, in: 8...40), .refusal(fragments: variation.count(3, in: 1...5)))
            ])
    }
}
