package import FoundationEssentials
package import StreamAnalysis

/// Keeps one streaming session open: when to open, when to renew, when to wait.
///
/// A state machine without effects: the poller asks what to do, does it, and says how it went.
package struct SessionKeeper: Hashable, Sendable {
    /// What to do now.
    package enum Action: Hashable, Sendable {
        /// Ask for a new session; `replacing` names the one that still works.
        case open(replacing: SessionID?)
        /// Use the open session.
        case use(SessionID)
        /// Nothing, until then.
        case wait(until: Date)
    }

    private enum State: Hashable, Sendable {
        case closed(retry: Date, refusals: Int)
        case open(SessionID, expires: Date, renew: Date)
    }

    private var state = State.closed(retry: .distantPast, refusals: 0)
    private var opened = 0

    /// A keeper without a session.
    package init() {}

    /// What to do at `date`.
    package func action(at date: Date) -> Action {
        switch state {
        case .closed(let retry, _):
            date < retry ? .wait(until: retry) : .open(replacing: nil)
        case .open(let id, _, let renew):
            date < renew ? .use(id) : .open(replacing: id)
        }
    }

    /// The ordinal that the next session gets.
    package var next: SessionID { SessionID(opened + 1) }

    /// A session was opened at `date` and lives until `expires`.
    ///
    /// It is renewed when a tenth of its life is left, at most ten minutes ahead.
    package mutating func didOpen(at date: Date, expires: Date) -> SessionID {
        let life = expires.timeIntervalSince(date)
        opened += 1
        let id = SessionID(opened)
        state = .open(id, expires: expires, renew: expires.addingTimeInterval(-min(life / 10, longestLead)))
        return id
    }

    /// No session could be opened at `date`; the open one, if any, is kept while it lives.
    package mutating func wasRefused(at date: Date) {
        switch state {
        case .closed(_, let refusals):
            let delay = min(Double(1 << min(refusals, maximumDoublings)), longestRetry)
            state = .closed(retry: date.addingTimeInterval(delay), refusals: refusals + 1)
        case .open(let id, let expires, _):
            let retry = date.addingTimeInterval(longestRetry)
            state =
                expires > date ? .open(id, expires: expires, renew: retry) : .closed(retry: date, refusals: 1)
        }
    }

    /// The session stopped working; a new one is due at once.
    package mutating func didLose() {
        state = .closed(retry: .distantPast, refusals: 0)
    }

    private let longestLead = 600.0
    private let longestRetry = 5.0
    private let maximumDoublings = 3
}
