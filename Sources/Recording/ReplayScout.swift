import FoundationEssentials
import StreamAnalysis

/// Goes through a recording ahead of its replay and remembers where what is.
struct ReplayScout: Sendable {
    /// How far it has come.
    private(set) var moment: ReplayMoment
    /// There is nothing ahead of it any more.
    private(set) var hasArrived = false
    /// Copies of the analysis, oldest first, the beginning among them.
    private var checkpoints: [ReplayMoment]
    /// When listings and playlists came, oldest first.
    private var polls: [Date] = []
    /// When findings were made, oldest first.
    private var findings: [(date: Date, finding: Finding)] = []
    private var current: [Finding] = []
    private var known: Set<Identity> = []
    private var sinceCheckpoint = 0

    /// What stays of a finding while it lives.
    private struct Identity: Hashable {
        let kind: Finding.Kind
        let subject: String
    }

    /// So many observations lie between two copies: about ten minutes, a fraction of a second's work.
    static let usualDistance = 4000
    private let checkpointDistance: Int

    /// A scout that stands at `beginning`.
    init(_ beginning: ReplayMoment, checkpointDistance: Int) {
        self.checkpointDistance = checkpointDistance
        moment = beginning
        checkpoints = [beginning]
    }

    /// Takes in one observation; `false` at the end.
    mutating func step() throws(RecordingError) -> Bool {
        guard let observation = try moment.next() else {
            hasArrived = true
            return false
        }
        switch observation {
        case .listed, .loaded: if polls.last != moment.date { polls.append(moment.date) }
        default: break
        }
        noteFindings()
        sinceCheckpoint += 1
        if sinceCheckpoint >= checkpointDistance {
            sinceCheckpoint = 0
            checkpoints.append(moment)
        }
        return true
    }

    private mutating func noteFindings() {
        let findings = moment.timeline.report().findings
        // Arrays that share their storage are equal at once, and mostly nothing has changed.
        guard findings != current else { return }
        current = findings
        for finding in findings.reversed()
        where known.insert(Identity(kind: finding.kind, subject: finding.subject)).inserted {
            self.findings.append((moment.date, finding))
        }
    }

    /// The newest copy from which `date` can be reached forwards.
    func checkpoint(atOrBefore date: Date) -> ReplayMoment {
        checkpoints.last { $0.date <= date } ?? checkpoints[0]
    }

    /// Whether a copy lies between `present` and `date`.
    func leads(_ present: ReplayMoment, to date: Date) -> Bool {
        checkpoint(atOrBefore: date).cursor.line > present.cursor.line
    }

    /// When the first poll after `date` was answered, or `nil` where there is none.
    mutating func poll(after date: Date) throws(RecordingError) -> Date? {
        while polls.last.map({ $0 <= date }) ?? true, try step() {}
        let index = polls.boundary { $0 > date }
        return index < polls.count ? polls[index] : nil
    }

    /// When the last poll before `date` was answered, or `nil` where there is none.
    func poll(before date: Date) -> Date? {
        let index = polls.boundary { $0 >= date }
        return index > 0 ? polls[index - 1] : nil
    }

    /// The first finding after `date`, or `nil` where there is none.
    mutating func finding(after date: Date) throws(RecordingError) -> (date: Date, finding: Finding)? {
        while findings.last.map({ $0.date <= date }) ?? true, try step() {}
        return findings.first { $0.date > date }
    }

    /// The last finding before `date`, or `nil` where there is none.
    func finding(before date: Date) -> (date: Date, finding: Finding)? { findings.last { $0.date < date } }
}

extension [Date] {
    /// The first index of an ordered list whose date passes `isReached`, or the list's end.
    fileprivate func boundary(where isReached: (Date) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
