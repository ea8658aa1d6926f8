extension Scenario {
    /// A camera whose clock runs fast.
    ///
    /// It begins two seconds slow, so that it takes a while until it is ahead of the service.
    package static let drift = Scenario(
        "drift", summary: "The producer's clock gains 2000 millionths: 7.2 s an hour."
    ) { variation in
        Script(
            clockOffset: .seconds(-2), clockRatePartsPerMillion: variation.count(2000, in: 1500...3000))
    }
}
