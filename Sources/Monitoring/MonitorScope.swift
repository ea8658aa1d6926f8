package import FoundationEssentials

/// What of a stream a monitor looks at.
package enum MonitorScope: Hashable, Sendable {
    /// It follows the stream.
    case live
    /// It follows the stream, and loads the past since then.
    case since(Date)
    /// It loads this range of the past, polls nothing and opens no session.
    case past(ClosedRange<Date>)

    /// Whether the stream is followed.
    var isLive: Bool {
        switch self {
        case .live, .since: true
        case .past: false
        }
    }

    /// What is to be loaded when it is `now`, or `nil` where nothing is.
    func range(now: Date) -> ClosedRange<Date>? {
        switch self {
        case .live: nil
        case .since(let date): date < now ? date...now : nil
        case .past(let range): range
        }
    }
}
