/// What is booked of all quotas.
struct QuotaBook {
    private var windows: [QuotaCharge.Key: QuotaWindow] = [:]
    /// How many quotas there may be before idle ones are looked for.
    private var sizeToTidy = 64

    /// How many quotas are remembered.
    var count: Int { windows.count }

    /// Books `charges` at the earliest moment when all of them fit, and answers it; `nil`, and nothing is booked, where that is
    /// later than `limit` from `now`.
    mutating func book(_ charges: [QuotaCharge], at now: Duration, within limit: Duration) -> Duration? {
        tidy(at: now)
        for charge in charges { windows[charge.key]?.forgetPast(at: now) }
        var time = now
        while case let later = earliest(for: charges, from: time), later > time { time = later }
        guard time - now <= limit else { return nil }
        for charge in charges {
            windows[charge.key, default: QuotaWindow(limit: charge.limit)].book(charge.amount, at: time)
        }
        return time
    }

    /// Takes bookings back that weren't used.
    mutating func cancel(_ charges: [QuotaCharge], at time: Duration) {
        for charge in charges { windows[charge.key]?.cancel(charge.amount, at: time) }
    }

    private func earliest(for charges: [QuotaCharge], from start: Duration) -> Duration {
        charges.map { windows[$0.key]?.earliest(for: $0.amount, from: start) ?? start }.max() ?? start
    }

    private mutating func tidy(at now: Duration) {
        guard windows.count > sizeToTidy else { return }
        windows = windows.filter { !$0.value.isIdle(at: now) }
        sizeToTidy = max(sizeToTidy, windows.count * 2)
    }
}
