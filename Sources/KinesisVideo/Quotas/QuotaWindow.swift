/// What is booked of one quota, so that no second has more than its limit. Time is uptime.
///
/// A booking is never moved: calls that come later go before or behind it, and none delays one that came earlier.
struct QuotaWindow {
    private struct Booking {
        var time: Duration
        var amount: Int
    }

    private static let length = Duration.seconds(1)

    /// The most in any second.
    let limit: Int
    /// In the order of time.
    private var bookings: [Booking] = []

    /// A quota of which nothing is used.
    init(limit: Int) { self.limit = limit }

    /// Whether everything booked is a second old at `now`.
    func isIdle(at now: Duration) -> Bool {
        bookings.allSatisfy { $0.time + Self.length <= now }
    }

    /// The earliest moment from `start` on when `amount` fits. More than fits in any second is taken as what just does.
    func earliest(for amount: Int, from start: Duration) -> Duration {
        var time = start
        while let later = endOfOverfullSecond(with: min(amount, limit), at: time) { time = later }
        return time
    }

    /// Books `amount` at `time`, which ``earliest(for:from:)`` answered.
    mutating func book(_ amount: Int, at time: Duration) {
        let index = bookings.firstIndex { $0.time > time } ?? bookings.endIndex
        bookings.insert(Booking(time: time, amount: min(amount, limit)), at: index)
    }

    /// Takes a booking back that wasn't used.
    mutating func cancel(_ amount: Int, at time: Duration) {
        let taken = min(amount, limit)
        guard let index = bookings.firstIndex(where: { $0.time == time && $0.amount == taken }) else {
            return
        }
        bookings.remove(at: index)
    }

    /// Forgets what no second that begins at `now` or later can hold.
    mutating func forgetPast(at now: Duration) {
        let count = bookings.prefix { $0.time + Self.length <= now }.count
        if count > 0 { bookings.removeFirst(count) }
    }

    /// Of the seconds that hold `time`, the end of the first that has no room for `amount`; no moment before it is any better.
    private func endOfOverfullSecond(with amount: Int, at time: Duration) -> Duration? {
        let near = bookings.drop { $0.time + Self.length <= time }.prefix { $0.time < time + Self.length }
        for (index, first) in zip(near.indices, near) {
            let begin = min(first.time, time)
            let second = near[index...].prefix { $0.time < begin + Self.length }
            if second.reduce(amount, { $0 + $1.amount }) > limit { return first.time + Self.length }
            if first.time > time { break }
        }
        return nil
    }
}
