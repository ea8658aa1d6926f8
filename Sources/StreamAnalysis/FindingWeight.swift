public import FoundationEssentials

extension Finding {
    /// So long what is over matters like what goes on, in seconds.
    private static let freshSeconds = 60.0

    /// How much it matters for how the stream is at `date`, or `nil` where it doesn't: what was over for
    /// ``StreamReport/memorySeconds``, is resolved, or is nothing but information.
    ///
    /// What was over a minute before weighs one degree less than its severity, and of the same weight what goes on is told
    /// first.
    fileprivate func weight(at date: Date) -> Int? {
        guard state != .resolved, severity > .info else { return nil }
        let sinceEnd = to.map { date.timeIntervalSince($0) }
        if let sinceEnd, sinceEnd > StreamReport.memorySeconds { return nil }
        let isPast = (sinceEnd ?? 0) > Self.freshSeconds
        return 2 * (severity.rawValue - (isPast ? 1 : 0)) + (to == nil ? 1 : 0)
    }
}

extension [Finding] {
    /// The place of the first of those that matter most for how the stream is at `date`, or `nil` where nothing is wrong.
    public func worstPlace(at date: Date) -> Int? {
        indices.lazy.compactMap { place in self[place].weight(at: date).map { (place: place, weight: $0) } }
            .reduce(nil) { worst, next in
                worst.map { $0.weight >= next.weight ? $0 : next } ?? next
            }?.place
    }
}
