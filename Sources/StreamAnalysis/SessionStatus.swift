public import FoundationEssentials

/// The monitor's own streaming session.
public struct SessionStatus: Hashable, Sendable {
    /// Which one.
    public var id: SessionID
    /// When it was opened.
    public var opened: Date
    /// When it expires.
    public var expires: Date
    /// When it was lost, or `nil` while it works.
    public var lost: Date?

    /// A session that was opened at `opened` and expires at `expires`.
    public init(id: SessionID, opened: Date, expires: Date, lost: Date? = nil) {
        self.id = id
        self.opened = opened
        self.expires = expires
        self.lost = lost
    }
}
