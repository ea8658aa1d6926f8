import FoundationEssentials
import StreamAnalysis

@testable import KinesisVideoSimulator

/// What a virtual monitor's requests met, as the service knows it, whatever the monitor makes of it: from this follows what
/// could be seen, and what is true of calls, polls, sessions and playlists.
struct Encounters {
    /// One call, repetitions included.
    struct Call {
        /// How it ended.
        enum Fate {
            /// With what was asked for.
            case answered
            /// With the request for fewer requests.
            case throttled
            /// With a refusal that has a meaning of its own.
            case refused
            /// With the refusal of a session's resource: the session is gone.
            case gone
            /// With nothing.
            case failed
        }

        var operation: CallOutcome.Operation
        var asked: Date
        var ended: Date
        var fate: Fate
    }

    /// A window of a playlist that came.
    struct Load {
        var session: SessionID
        var track: Int
        var asked: Date
        var ended: Date
        var window: PlaylistWindow
        /// It isn't one that stood still.
        var isCurrent: Bool
    }

    /// A poll that took longer than polls are apart.
    struct LongPoll {
        var asked: Date
        var ended: Date
    }

    /// A session that was opened.
    struct Opening {
        var session: SessionID
        var date: Date
        /// The session before it was lost, or none could be opened for a while.
        var isAfterTrouble: Bool
    }

    /// Every call, in the order in which they began.
    private(set) var calls: [Call] = []
    /// Every window that came, likewise.
    private(set) var loads: [Load] = []
    /// What took long, likewise.
    private(set) var longPolls: [LongPoll] = []
    /// Every session that was opened.
    private(set) var openings: [Opening] = []
    /// When sessions stopped working.
    private(set) var losses: [Date] = []
    /// When each fragment was listed first, by its number.
    private(set) var listed: [String: Date] = [:]
    /// When the first listing came.
    private(set) var firstListed: Date?
    private var hasTrouble = false

    /// A call of `operation` that was made at `date` ended with `answer`.
    mutating func note<Value>(
        _ operation: CallOutcome.Operation, at date: Date, _ answer: VirtualService.Answer<Value>
    ) {
        let fate: Call.Fate =
            switch answer.failure {
            case nil: .answered
            case let failure? where failure.isThrottling: .throttled
            case let failure? where failure.endsSession:
                operation == .getHLSStreamingSessionURL ? .refused : .gone
            default: .failed
            }
        calls.append(Call(operation: operation, asked: date, ended: answer.ended, fate: fate))
    }

    /// A playlist came.
    mutating func noteLoad(of shown: LiveWindow, in session: SessionID, asked: Date, ended: Date) {
        loads.append(
            Load(
                session: session, track: shown.track, asked: asked, ended: ended, window: shown.window,
                isCurrent: shown.isCurrent))
    }

    /// A poll took long.
    mutating func notePoll(asked: Date, ended: Date) {
        longPolls.append(LongPoll(asked: asked, ended: ended))
    }

    /// A session was opened at `date`.
    mutating func noteOpening(of session: SessionID, at date: Date) {
        openings.append(Opening(session: session, date: date, isAfterTrouble: hasTrouble))
        hasTrouble = false
    }

    /// A session stopped working at `date`.
    mutating func noteLoss(at date: Date) {
        losses.append(date)
        hasTrouble = true
    }

    /// No session could be opened.
    mutating func noteRefusal() { hasTrouble = true }

    /// A listing that came at `date` had these fragments.
    mutating func noteListing(of numbers: some Sequence<String>, at date: Date) {
        firstListed = firstListed ?? date
        for number in numbers where listed[number] == nil { listed[number] = date }
    }
}
