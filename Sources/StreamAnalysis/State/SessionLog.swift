import FoundationEssentials

/// What became of the monitor's own sessions.
struct SessionLog: Sendable {
    /// The newest session, or `nil` before the first.
    private(set) var current: SessionStatus?
    /// The event that ended the newest session, or kept one from beginning, or `nil` while it works.
    private(set) var trouble: SessionEvent?
    /// What the newest session was asked to announce.
    private(set) var discontinuities = SessionEvent.DiscontinuityMode.onDiscontinuity
    /// The newest sessions, newest first.
    private(set) var records: [SessionRecord] = []
    /// So many sessions are kept: two months of those that live for twelve hours.
    private static let capacity = 120
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
            open(event, expires: expires)
        case .renewed:
            end(event, .replaced)
        case .lost(let status):
            end(event, .lost(status: status))
            if current?.id == event.session { current?.lost = event.date }
            trouble = trouble ?? event
        case .refused:
            trouble = trouble ?? event
        }
    }

    /// There is one session at a time, so what was open is replaced, whether that was told or not.
    private mutating func open(_ event: SessionEvent, expires: Date) {
        if !records.isEmpty { records[0].end(.replaced, at: event.date) }
        records.insert(SessionRecord(id: event.session, opened: event.date, expires: expires), at: 0)
        if records.count > Self.capacity { records.removeLast() }
    }

    private mutating func end(_ event: SessionEvent, _ ending: SessionRecord.Ending) {
        guard let index = records.firstIndex(where: { $0.id == event.session }) else { return }
        records[index].end(ending, at: event.date)
    }

    /// No session worked for some time before `session` began.
    func wasDown(before session: SessionID) -> Bool { afterLoss.contains(session) }
}
