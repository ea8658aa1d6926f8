import FoundationEssentials

/// The producer's clock runs fast or slow.
struct ClockDriftCheck: Check {
    static let kinds: [Finding.Kind] = [.clockDrift]

    /// NTP slews a clock by at most so many millionths (RFC 5905 §11.3).
    private static let slewedPartsPerMillion = 500.0
    /// Less than this is a clock being set right.
    static let partsPerMillion = 700.0
    /// The slope must be so many standard errors away from what NTP does; it is looked at with every fragment.
    private static let standardErrors = 5.0
    private static let clearing = 0.5
    private static let subject = "lag-slope"

    private var isOpen = false

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        guard !changes.inserted.isEmpty else { return }
        guard let drift = stream.drift, isDrifting(drift) else {
            if isOpen { ledger.resolve(.clockDrift, Self.subject, at: stream.now) }
            isOpen = false
            return
        }
        let from = isOpen ? ledger[.clockDrift, Self.subject]?.from : nil
        isOpen = true
        ledger.put(finding(drift, from: from ?? stream.now, in: stream), at: stream.now)
    }

    private func isDrifting(_ drift: Drift) -> Bool {
        let slope = abs(drift.partsPerMillion)
        if isOpen { return slope > Self.partsPerMillion * Self.clearing }
        let error = drift.standardError * 1e6 * Self.standardErrors
        return slope > max(Self.partsPerMillion, Self.slewedPartsPerMillion + error)
    }

    private func finding(_ drift: Drift, from: Date, in stream: StreamState) -> Finding {
        let rate = drift.partsPerMillion
        let direction = rate > 0 ? "gains" : "loses"
        let hourly = Wording.span(abs(drift.millisecondsPerHour) / 1000)
        return Finding(
            kind: .clockDrift, subject: Self.subject, severity: .notice, state: .confirmed, from: from,
            to: nil,
            fragments: stream.archive.newest.map { [$0.fragment.number] } ?? [],
            cause: rate > 0 ? "fast" : "slow",
            evidence: [
                .init("drift_ms_per_hour", .number(drift.millisecondsPerHour)),
                .init("drift_ppm", .number(rate)),
                .init("standard_error_ppm", .number(drift.standardError * 1e6)),
                .init("span_seconds", .number(drift.spanSeconds)),
            ],
            sentences: .init(
                what:
                    "The producer's clock \(direction) \(hourly) an hour (\(Wording.whole(abs(rate))) millionths).",
                why:
                    "Over \(Wording.span(drift.spanSeconds)) the lag changes steadily: robust slope (Theil–Sen) over 700 millionths, and "
                    + "by over five standard errors more than NTP's slewing (500 millionths, RFC 5905).",
                viewer: "Nothing at first; later dates are wrong, and players run dry or fall behind.",
                next:
                    "Look whether the device's clock is synchronised (NTP), or whether its timestamps count frames."
            ))
    }
}
