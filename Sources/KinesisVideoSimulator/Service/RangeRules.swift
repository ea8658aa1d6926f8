/// The documented rules for a TimestampRange of media that is to be played, the same for HLS, DASH and clips.
///
/// Source: KVS API reference, HLSTimestampRange, DASHTimestampRange and ClipTimestampRange.
struct RangeRules {
    /// What the selector is called in the request.
    let field: String
    /// The clock that the range is about.
    let clock: TimestampSelector
    /// When it is asked.
    let now: Instant
    /// The oldest time that the stream still keeps.
    let head: Instant

    private static let longestRange: Duration = .seconds(86_400)

    /// Refuses a start that the stream doesn't keep any more.
    func check(_ start: Instant) throws(ServiceError) {
        guard clock == .producer || start > head else {
            throw .invalidArgument(
                "\(field).TimestampRange.StartTimestamp",
                "it must be later than the stream's head for SERVER_TIMESTAMP")
        }
    }

    /// Refuses an end that doesn't fit `start`, or the time at which it is asked.
    func check(_ end: Instant, after start: Instant) throws(ServiceError) {
        guard start < end else { throw wrongEnd("it must be later than StartTimestamp") }
        guard end - start <= Self.longestRange else {
            throw wrongEnd("it must be within 24 hours of StartTimestamp")
        }
        guard clock == .producer || end <= now else {
            throw wrongEnd("it must be in the past for SERVER_TIMESTAMP")
        }
    }

    /// The refusal of an end for this reason.
    func wrongEnd(_ reason: String) -> ServiceError {
        .invalidArgument("\(field).TimestampRange.EndTimestamp", reason)
    }
}
