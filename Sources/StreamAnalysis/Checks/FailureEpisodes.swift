import FoundationEssentials

/// When failures of certain sorts began, went on and ended, so that what comes and goes is told once.
struct FailureEpisodes: Sendable {
    /// What counts as one trouble.
    enum Scope: Hashable, Sendable {
        /// Each operation has its own.
        case eachOperation
        /// All signed operations have it together: it lies in what they are signed with.
        case allSignedOperations
    }

    /// One trouble from its first failure on.
    struct Episode: Sendable {
        /// What tells it from the others.
        var subject: String
        /// The first failure's date.
        var began: Date
        /// The newest failure.
        var latest: CallOutcome
        /// Failures in all.
        var count: Int
        /// Failures since the last success.
        var streak: Int
        /// When it ended, or `nil` while it goes on.
        fileprivate var ended: Date?
        fileprivate var successes = 0
    }

    /// What an outcome means.
    enum Change: Sendable {
        case goesOn(Episode)
        case ended(Episode)
    }

    /// A failure within so many seconds after a trouble ended is the same trouble.
    static let rejoinSeconds = 30.0

    private struct Streak {
        var began: Date
        var count = 0
    }

    private let sorts: Set<FailureSort>
    private let scope: Scope
    private let failuresNeeded: Int
    private var streaks: [String: Streak] = [:]
    private var episodes: [String: Episode] = [:]
    private var ordinal = 0

    /// Troubles of `sorts` that begin with `failuresNeeded` failures in a row.
    init(of sorts: Set<FailureSort>, scope: Scope = .eachOperation, failuresNeeded: Int = 1) {
        self.sorts = sorts
        self.scope = scope
        self.failuresNeeded = failuresNeeded
    }

    /// Takes in an outcome, and answers what it changed, if anything.
    mutating func absorb(_ outcome: CallOutcome) -> Change? {
        if scope == .allSignedOperations, outcome.operation.isOfSession { return nil }
        let key = scope == .eachOperation ? outcome.operation.rawValue : "calls"
        guard let sort = FailureSort(of: outcome) else { return answer(outcome, key) }
        if sorts.contains(sort) { return failure(outcome, key) }
        return sort.isAnswer ? answer(outcome, key) : nil
    }

    private mutating func failure(_ outcome: CallOutcome, _ key: String) -> Change? {
        var streak = streaks[key] ?? Streak(began: outcome.date)
        streak.count += 1
        streaks[key] = streak
        guard var episode = episode(key, streak, outcome) else { return nil }
        episode.latest = outcome
        episode.count += 1
        episode.streak = streak.count
        episode.ended = nil
        episode.successes = 0
        episodes[key] = episode
        return .goesOn(episode)
    }

    /// The trouble that the newest failure belongs to, or `nil` where there aren't enough of them.
    private mutating func episode(_ key: String, _ streak: Streak, _ outcome: CallOutcome) -> Episode? {
        let known = episodes[key]
        if let known, known.ended == nil { return known }
        guard streak.count >= failuresNeeded else { return nil }
        if let known, let ended = known.ended, outcome.date.timeIntervalSince(ended) < Self.rejoinSeconds {
            return known
        }
        ordinal += 1
        return Episode(
            subject: "\(key)-\(ordinal)", began: streak.began, latest: outcome, count: streak.count - 1,
            streak: streak.count)
    }

    /// A success, or a refusal with another meaning, which is told elsewhere.
    private mutating func answer(_ outcome: CallOutcome, _ key: String) -> Change? {
        streaks[key] = nil
        guard var episode = episodes[key], episode.ended == nil else { return nil }
        episode.successes += 1
        if episode.successes >= outcome.operation.successesThatEndATrouble { episode.ended = outcome.date }
        episodes[key] = episode
        return episode.ended == nil ? nil : .ended(episode)
    }
}

extension FailureEpisodes.Episode {
    /// What is known of the newest failure, and of how many there were.
    var evidence: [Finding.Evidence] {
        var evidence: [Finding.Evidence] = [
            .init("consecutive_failures", .count(streak)), .init("failures", .count(count)),
            .init("operation", .text(latest.operation.rawValue)),
        ]
        guard let failure = latest.failure else { return evidence }
        evidence.append(.init("error_code", .text(failure.code)))
        evidence.append(.init("error_message", .text(failure.message)))
        if let status = failure.status { evidence.append(.init("http_status", .count(status))) }
        if let id = failure.requestID { evidence.append(.init("request_id", .text(id))) }
        return evidence
    }
}

extension FindingLedger {
    /// Ends what tells of `episode`, at its last failure.
    mutating func resolve(
        _ kind: Finding.Kind, _ episode: FailureEpisodes.Episode, at date: Date, what: String
    ) {
        resolve(kind, episode.subject, at: date) {
            $0.to = max($0.from, episode.latest.date)
            $0.sentences.what = what
        }
    }
}
