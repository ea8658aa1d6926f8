import FoundationEssentials
import HLS
import StreamAnalysis

/// The virtual monitor's session: when to open, renew and wait, as Monitoring's SessionKeeper decides it.
struct VirtualSession {
    /// What to do now.
    enum Action {
        case open(replacing: SessionID?)
        case use(SessionID)
        case wait
    }

    private enum State {
        case closed(retry: Date, refusals: Int)
        case open(SessionID, expires: Date, renew: Date)
    }

    private var state = State.closed(retry: .distantPast, refusals: 0)
    private var opened = 0
    /// The token of the open session.
    private(set) var token = ""
    /// How many tracks it has.
    private(set) var trackCount = 0
    /// So long after it was opened a session is renewed, in seconds.
    let renewalSeconds: Double

    /// No session yet; each is renewed after `renewalSeconds`.
    init(renewalSeconds: Double) { self.renewalSeconds = renewalSeconds }

    /// What to do at `date`.
    func action(at date: Date) -> Action {
        switch state {
        case .closed(let retry, _): date < retry ? .wait : .open(replacing: nil)
        case .open(let id, _, let renew): date < renew ? .use(id) : .open(replacing: id)
        }
    }

    /// The one that comes next.
    var next: SessionID { SessionID(opened + 1) }

    /// A session was opened at `date` under `token`.
    mutating func didOpen(_ token: String, tracks: Int, at date: Date, expires: Date) -> SessionID {
        opened += 1
        (self.token, trackCount) = (token, tracks)
        let id = SessionID(opened)
        state = .open(id, expires: expires, renew: date.addingTimeInterval(renewalSeconds))
        return id
    }

    /// No session could be opened at `date`; the open one is kept while it lives.
    mutating func wasRefused(at date: Date) {
        let (longestRetrySeconds, maximumDoublings) = (5.0, 3)
        switch state {
        case .closed(_, let refusals):
            let delay = min(Double(1 << min(refusals, maximumDoublings)), longestRetrySeconds)
            state = .closed(retry: date.addingTimeInterval(delay), refusals: refusals + 1)
        case .open(let id, let expires, _):
            let retry = date.addingTimeInterval(longestRetrySeconds)
            state =
                expires > date ? .open(id, expires: expires, renew: retry) : .closed(retry: date, refusals: 1)
        }
    }

    /// It stopped working; a new one is due at once.
    mutating func didLose() {
        state = .closed(retry: .distantPast, refusals: 0)
        trackCount = 0
    }
}
