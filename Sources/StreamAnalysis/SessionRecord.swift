public import FoundationEssentials

/// One of the monitor's own sessions, from its beginning to its end.
public struct SessionRecord: Hashable, Sendable {
    /// How it ended.
    public enum Ending: Hashable, Sendable {
        /// The next one took its place, in good order.
        case replaced
        /// It stopped working: HTTP 403 (or another refusal) with this status.
        case lost(status: Int)
    }

    /// Which one.
    public var id: SessionID
    /// When it was opened.
    public var opened: Date
    /// When it expires.
    public var expires: Date
    /// When it ended, or `nil` while it is in use.
    public var ended: Date?
    /// How it ended, or `nil` while it is in use.
    public var ending: Ending?

    /// A session that was opened at `opened` and expires at `expires`.
    public init(
        id: SessionID, opened: Date, expires: Date, ended: Date? = nil, ending: Ending? = nil
    ) {
        self.id = id
        self.opened = opened
        self.expires = expires
        self.ended = ended
        self.ending = ending
    }

    /// It expired by `date`, and was still in use then.
    public func isExpired(at date: Date) -> Bool {
        expires <= min(date, ended ?? .distantFuture)
    }

    /// Takes in that it ended, unless it did before.
    mutating func end(_ ending: Ending, at date: Date) {
        guard ended == nil else { return }
        self.ending = ending
        ended = date
    }
}
