import FoundationEssentials

/// What the monitor uses of the stream's metadata quota.
enum Quota {
    /// Points a second that all callers of a stream share. Source: KVS developer guide, quotas.
    static let metadataPointsPerSecond = 10_000.0

    /// The share used lately, or `nil` before a second of calls.
    static func fraction(of calls: CallLog, at date: Date) -> Double? {
        calls.pointsPerSecond(at: date).map { $0 / metadataPointsPerSecond }
    }
}
