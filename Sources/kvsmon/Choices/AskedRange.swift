import ArgumentParser
import Foundation
import HTTPTransport
import Monitoring

/// A range of the past that is asked for: how far back, or from when to when.
struct AskedRange: Hashable {
    /// How far to look back from now.
    var since: TimeSpan?
    /// Where it begins.
    var from: Moment?
    /// Where it ends; now without it.
    var to: Moment?

    /// Throws where its parts contradict each other.
    func validate() throws {
        if since != nil, from != nil || to != nil {
            throw ValidationError("--since and --from/--to say the same thing twice; give one of them.")
        }
        if to != nil, from == nil {
            throw ValidationError("--to needs --from, which says where the range begins.")
        }
        if let since, since.seconds == 0 {
            throw ValidationError("--since must be longer than 0s, such as 10m.")
        }
        let now = TimeSource.system.date()
        guard let from = from?.date(now: now) else { return }
        guard from < now else { throw ValidationError("--from must be earlier than now.") }
        if let to = to?.date(now: now), from >= to {
            throw ValidationError("--from must be earlier than --to; 2h is two hours ago.")
        }
    }

    /// The range it means when it is `now`, or `nil` where none was given; its end is never later than `now`.
    func range(now: Date) -> ClosedRange<Date>? {
        guard let bounds = bounds(now: now), bounds.from < bounds.to else { return nil }
        return bounds.from...bounds.to
    }

    /// What a monitor is to look at when it is `now`: the stream alone where no range was given, the past alone where the
    /// range ends before now, else both.
    func scope(now: Date) -> MonitorScope {
        guard let range = range(now: now) else { return .live }
        return to != nil && range.upperBound < now ? .past(range) : .since(range.lowerBound)
    }

    private func bounds(now: Date) -> (from: Date, to: Date)? {
        if let since { return (now.addingTimeInterval(-Double(since.seconds)), now) }
        guard let from else { return nil }
        return (from.date(now: now), min(now, to?.date(now: now) ?? now))
    }
}
