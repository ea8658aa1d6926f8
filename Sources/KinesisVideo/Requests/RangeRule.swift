import FoundationEssentials

/// How long a range of time may be.
struct RangeRule: Sendable {
    /// The most seconds from its start to its end.
    let seconds: Double
    /// The same in words.
    let words: String
    /// Whether it may end where it starts.
    let mayBeEmpty: Bool

    /// Sessions and clips. Source: KVS API reference, HLSTimestampRange, DASHTimestampRange and ClipTimestampRange.
    static let day = RangeRule(seconds: 24 * 3600, words: "24 hours", mayBeEmpty: false)
    /// Images. Source: KVS API reference, GetImages.
    static let fiveMinutes = RangeRule(seconds: 300, words: "300 seconds", mayBeEmpty: true)

    /// Throws unless a range from `start` to `end` is allowed.
    ///
    /// Rules about the present moment (a range in the past, a range within the retention) are the service's to judge: this
    /// machine's clock isn't its clock.
    func check(_ end: Date, after start: Date, of name: String, source: String) throws(RuleViolation) {
        guard mayBeEmpty ? end >= start : end > start else {
            throw RuleViolation(
                name, "must \(mayBeEmpty ? "not be earlier" : "be later") than StartTimestamp", source: source
            )
        }
        guard end.timeIntervalSince(start) <= seconds else {
            throw RuleViolation(name, "must be within \(words) of StartTimestamp", source: source)
        }
    }
}
