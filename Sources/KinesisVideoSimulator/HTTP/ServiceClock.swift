import FoundationEssentials

/// The service's clock, which may run faster than the machine's: an hour of a story needn't take an hour.
struct ServiceClock: Hashable, Sendable {
    /// When both clocks show the same.
    let origin: Date
    /// How many of the service's seconds pass in one of the machine's.
    let speed: Double

    /// What the service's clock shows at `date` of the machine's.
    func date(at date: Date) -> Date {
        origin.addingTimeInterval(date.timeIntervalSince(origin) * speed)
    }
}
