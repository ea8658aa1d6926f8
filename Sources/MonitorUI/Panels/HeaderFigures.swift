import Canvas
import FoundationEssentials
import StreamAnalysis

/// The header's figures: how the stream is, and what it measures.
struct HeaderFigures {
    private let metrics: StreamMetrics
    /// The same as of some seconds ago, for what jitters.
    private let steady: StreamMetrics
    private let report: StreamReport?
    private let now: Date?
    private let isNarrow: Bool

    /// The figures of what `model` shows, in fewer words where all must go into one line.
    init(model: Model, isNarrow: Bool) {
        self.isNarrow = isNarrow
        report = model.shown
        metrics = report?.metrics ?? StreamMetrics()
        steady = model.shownSteady.metrics
        now = model.now
    }

    /// So long ListFragments may take to list what is stored, in seconds; a healthy stream's newest fragment is as old.
    private static let listingDelay = 8.0
    /// After this long without a fragment LIVE sessions break. Source: KVS, GetHLSStreamingSessionURL, ResourceNotFound.
    private static let liveBreaks = 30.0
    /// Below this much of its time a session is worth a warning, in seconds.
    private static let sessionShort = 600.0
    /// A report older than this is news in itself, in seconds.
    private static let reportOld = 5.0

    /// What decides whether it is fine: age of the newest fragment, what is about to break, and the session.
    var health: [Fact] {
        [
            Fact(text: silence, rank: 0), Fact(text: age, rank: 0), Fact(text: breaking, rank: 0),
            Fact(text: failing, rank: 1), Fact(text: session, rank: 2),
        ]
    }

    /// What the stream measures.
    var measures: [Fact] {
        [
            Fact(text: lag, rank: 1), Fact(text: drift, rank: 6),
            Fact(
                text: value("stride", steady.strideSeconds) { "\(Quantity.decimal($0, places: 2)) s" },
                rank: 4),
            Fact(text: value("rate", steady.bitRate, Quantity.bitRate), rank: 3),
            Fact(text: value("live latency", steady.liveLatencySeconds, Quantity.duration), rank: 5),
            Fact(
                text: value("quota", steady.quotaFraction) { "\(Quantity.decimal($0 * 100, places: 1)) %" },
                rank: 8),
            Fact(text: value("poll", steady.pollSeconds, Quantity.latency), rank: 7),
        ]
    }

    private func value(_ label: String, _ number: Double?, _ spell: (Double) -> String) -> StyledText {
        number.map { .labelled(label, spell($0)) } ?? StyledText()
    }

    private var sinceReport: Double {
        // The past alone doesn't change, so no news of it is no news.
        guard let now, let report, report.date > .distantPast, report.history?.isFollowed ?? true else {
            return 0
        }
        return max(0, now.timeIntervalSince(report.date))
    }

    /// The age of the newest fragment; it goes on growing when reports don't come.
    private var ageSeconds: Double? { metrics.newestFragmentAgeSeconds.map { $0 + sinceReport } }

    private var isSilent: Bool {
        ageSeconds.map { $0 > Self.listingDelay + (metrics.strideSeconds ?? 0) } ?? false
    }

    private var silence: StyledText {
        guard sinceReport >= Self.reportOld else { return StyledText() }
        return StyledText("▲ no answer for \(Quantity.wholeDuration(sinceReport))", .warning, .bold)
    }

    private var age: StyledText {
        guard let ageSeconds else { return StyledText() }
        let role: Role = ageSeconds >= Self.liveBreaks ? .critical : isSilent ? .warning : .text
        return .labelled(isNarrow ? "newest" : "newest fragment", Quantity.wholeDuration(ageSeconds), role)
            + StyledText(" ago", .muted)
    }

    private var breaking: StyledText {
        guard let ageSeconds, isSilent else { return StyledText() }
        let left = Self.liveBreaks - ageSeconds
        return left > 0
            ? StyledText("LIVE breaks in \(Quantity.wholeDuration(left.rounded(.up)))", .warning, .bold)
            : StyledText("LIVE sessions are broken", .critical, .bold)
    }

    /// What calls fail for comes before that they fail.
    private var failing: StyledText {
        if let countdown { return StyledText("× no new credentials, \(countdown)", .critical) }
        guard let worst = report?.calls.max(by: { $0.consecutiveFailures < $1.consecutiveFailures }),
            worst.consecutiveFailures > 0
        else { return StyledText() }
        return StyledText("× \(worst.operation.rawValue) failed \(worst.consecutiveFailures)×", .critical)
    }

    /// When credentials that can't be had are asked for again, or `nil` where nothing is wrong with them.
    private var countdown: String? {
        let failing = report?.findings.first { $0.kind == .credentialsFailing && $0.state != .resolved }
        guard let failing, let now else { return nil }
        let next = failing.evidence.lazy.compactMap { evidence -> Date? in
            if evidence.name == "next_attempt", case .date(let date) = evidence.value { date } else { nil }
        }.first
        guard let next else { return "look at the finding" }
        let left = next.timeIntervalSince(now).rounded(.up)
        return left > 0 ? "next attempt in \(Quantity.wholeDuration(left))" : "trying again"
    }

    private var session: StyledText {
        guard let session = report?.session, let now else { return StyledText() }
        if let lost = session.lost {
            return StyledText("■ session lost at \(lost.clock(near: now))", .critical, .bold)
        }
        let left = session.expires.timeIntervalSince(now)
        let length = session.expires.timeIntervalSince(session.opened)
        guard left > 0, length > 0 else { return StyledText("■ session expired", .critical, .bold) }
        let role: Role = left < Self.sessionShort ? .warning : .ok
        let words = StyledText.labelled("session", Quantity.wholeDuration(left), role)
        guard !isNarrow else { return words }
        return words + StyledText(" left ", .muted)
            + Gauge(fraction: left / length).text(width: 20, role: role)
    }

    private var lag: StyledText {
        guard let lag = steady.lagSeconds else { return StyledText() }
        let jitter = steady.lagJitterSeconds.map { " ±\(Quantity.decimal($0, places: 2))" } ?? ""
        return .labelled("lag", Quantity.lag(lag, places: 2)) + StyledText(jitter, .muted)
    }

    private var drift: StyledText {
        value("drift", steady.driftMillisecondsPerHour) { "\(Quantity.signed($0, places: 0)) ms/h" }
    }
}
