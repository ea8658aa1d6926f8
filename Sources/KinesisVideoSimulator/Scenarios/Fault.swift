/// What can go wrong on the way from the camera to the service.
package enum Fault: Hashable, Sendable {
    /// The service refuses this many fragments; each uses up a number.
    case refusal(fragments: Int)
    /// The producer drops this many fragments and keeps its connection; no number is used up.
    case drop(fragments: Int)
    /// Nothing is filmed for this many fragments. The service closes the connection after 30 s.
    case silence(fragments: Int)
    /// One fragment arrives this much after its turn.
    case lateness(by: Duration)
    /// Each of this many fragments is sent twice, the second time so much later.
    case duplicate(fragments: Int, after: Duration)
    /// Each of this many fragments goes on into the next one.
    case overlap(fragments: Int, by: Duration)
    /// For this many fragments somebody else sends to the same stream, with a clock and a lag of its own.
    case secondProducer(fragments: Int, clockOffset: Duration, lag: Duration)
    /// The connection is gone for this many fragments, which are lost; the next one begins a new block of numbers.
    case outage(fragments: Int)
    /// As an outage, and the producer's clock begins anew.
    case reboot(fragments: Int)
    /// The connection is gone for this many fragments, which are sent by the next one, after so many that were sent before.
    case reconnect(fragments: Int, resent: Int)
    /// This many fragments are held back and arrive at once.
    case burst(fragments: Int)
    /// During this many fragments the lag grows by so much with each; then the uplink recovers.
    case slowUplink(fragments: Int, growth: Duration)
    /// The producer's clock is set forward by this much; no media is lost.
    case clockJump(by: Duration)
    /// This many fragments show another film, or other tracks of it; `nil` for what is usual.
    case media(fragments: Int, film: FilmName?, tracks: FilmCut.Tracks?)
}

extension Fault {
    /// A producer that has fallen behind sends so many times faster than it films.
    static let catchUpFactor = 4

    /// How many fragments of the length `stride` it takes hold of.
    func fragmentCount(stride: Duration) -> Int {
        switch self {
        case .refusal(let count), .drop(let count), .silence(let count), .outage(let count),
            .reboot(let count), .duplicate(let count, _), .overlap(let count, _),
            .secondProducer(let count, _, _), .media(let count, _, _):
            count
        case .lateness, .clockJump: 1
        case .reconnect, .burst, .slowUplink: delayedCount(stride: stride)
        }
    }

    /// How long it is felt, from its first fragment's turn to the arrival of its last.
    func extent(stride: Duration) -> Duration {
        let held = stride * fragmentCount(stride: stride)
        return switch self {
        case .lateness(let delay), .duplicate(_, let delay): held + delay
        case .secondProducer(_, _, let lag): held + lag
        default: held
        }
    }

    /// How much of what came before it is touched.
    func reach(stride: Duration) -> Duration {
        if case .reconnect(_, let resent) = self { stride * resent } else { .zero }
    }

    /// How much later than usual the service begins to receive the fragment `index`, counted from the first one held.
    func delay(at index: Int, stride: Duration) -> Duration {
        let step = stride / Self.catchUpFactor
        let delay: Duration
        switch self {
        case .lateness(let late): delay = late
        case .burst(let held): delay = stride * (held - index) + step * index
        case .reconnect(let held, let resent): delay = stride * (held - index) + step * (resent + index)
        case .slowUplink(let count, let growth):
            let grown = growth * min(index + 1, count)
            delay = grown - (stride - step) * max(0, index + 1 - count)
        default: delay = .zero
        }
        return max(.zero, .milliseconds(delay.milliseconds))
    }

    /// How many fragments come later than usual.
    private func delayedCount(stride: Duration) -> Int {
        var count = 1
        // A connection that is merely renewed delays nothing, and still it happens with a fragment.
        while delay(at: count, stride: stride) > .zero { count += 1 }
        return count
    }
}
