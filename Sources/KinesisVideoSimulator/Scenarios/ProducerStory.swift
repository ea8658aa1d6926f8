/// What a scenario tells of the producer, with the ranges from which seeds choose.
struct ProducerStory: Sendable {
    /// How often the faults happen again; `nil` for once.
    var period: Duration?
    /// What is sent.
    var medium = Medium()
    /// From the first frame to its arrival at the service.
    var lag = Varied<Duration>(.milliseconds(900))
    /// How much the lag varies from fragment to fragment.
    var lagJitter: Duration = .milliseconds(60)
    /// Where the producer's clock begins to count.
    var clockOrigin = ClockOrigin.unix
    /// How much the producer's clock is wrong at the start.
    var clockOffset = Varied<Duration>(.zero)
    /// How much the producer's clock gains, in millionths.
    var clockRate = Varied<Int>(0)
    /// What goes wrong.
    var faults: [FaultStory] = []

    /// The script that `variation` chooses.
    func script(_ variation: Variation) -> Script {
        var variation = variation
        let offset = variation.duration(clockOffset)
        var script = Script(
            repeatingEvery: period, clockOffset: offset,
            clockRatePartsPerMillion: variation.count(clockRate))
        script.clockOrigin = clockOrigin
        script.medium = medium
        script.lag = variation.duration(lag)
        script.lagJitter = lagJitter
        script.beats = faults.map { $0.beat(&variation, clockCorrection: .zero - offset) }
        return script
    }
}
