import FoundationEssentials

/// What became of the monitor's own sessions.
struct SessionLog: Sendable {
    /// The newest session, or `nil` before the first.
    private(set) var current: SessionStatus?
    /// The event that ended the newest session, or kept one from beginning, or `nil` while it works.
    private(set) var trouble: SessionEvent?
    /// What the newest session was asked to announce.
    private(set) var discontinuities = SessionEvent.DiscontinuityMode.onDiscontinuity
    /// Sessions that began after one was lost.
    private var afterLoss: Set<SessionID> = []

    /// Takes in a session's beginning or end.
    mutating func absorb(_ event: SessionEvent) {
        switch event.change {
        case .opened(let expires, _, let discontinuities):
            self.discontinuities = discontinuities
            if trouble != nil { afterLoss.insert(event.session) }
            trouble = nil
            current = SessionStatus(id: event.session, opened: event.date, expires: expires)
        case .renewed:
            break
        case .lost:
            if current?.id == event.session { current?.lost = event.date }
            trouble = trouble ?? event
        case .refused:
            trouble = trouble ?? event
        }
    }

    /// No session worked for some time before `session` began.
    func wasDown(before session: SessionID) -> Bool { afterLoss.contains(session) }
}
