import Canvas
import FoundationEssentials
import StreamAnalysis

/// The header's figures: how the stream is, and what it measures.
struct HeaderFigures {
    private let metrics: StreamMetrics
    /// The same as of some seconds ago, for what jitters.
    private let steady: StreamMetrics
    private let trend: LagTrend?
    private let report: StreamReport?
    private let now: Date?
    private let isNarrow: Bool

    /// The figures of what `model` shows, in fewer words where all must go into one line.
    init(model: Model, isNarrow: Bool) {
        self.isNarrow = isNarrow
        report = model.shown
        metrics = report?.metrics ?? StreamMetrics()
        steady = model.shownSteady.metrics
        trend = model.shownSteady.trend
        now = model.now
    }

    /// Below this much of its time a session is worth a warning, in seconds.
    private static let sessionShort = 600.0
    /// So long without a look at the archive, in seconds, is news in itself: nothing is known of the stream meanwhile.
    private static let blindAfter = 5.0

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
                text: value("stride", steady.strideSeconds) { "\(Wording.decimal($0, places: 2)) s" },
                rank: 4),
            Fact(text: value("rate", steady.bitRate, Wording.rate), rank: 3),
            Fact(
                text: value("live latency", isBlind ? nil : steady.liveLatencySeconds, Quantity.duration),
                rank: 5),
            Fact(
                text: value("quota", steady.quotaFraction) { "\(Wording.decimal($0 * 100, places: 1)) %" },
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

    /// When the archive was listed last: reports go on coming while every request hangs.
    private var looked: Date? {
        report.flatMap { report in
            report.calls.first { $0.operation == .listFragments }?.succeeded ?? report.date
        }
    }

    /// How long nobody has seen what is stored, where somebody should look.
    private var blindSeconds: Double {
        guard report?.history?.isFollowed ?? true, let now, let looked else { return 0 }
        return looked > .distantPast ? max(0, now.timeIntervalSince(looked)) : 0
    }

    private var isBlind: Bool { blindSeconds >= Self.blindAfter }

    private var isSilent: Bool {
        !isBlind && (ageSeconds.map { $0 > Settling.seconds + (metrics.strideSeconds ?? 0) } ?? false)
    }

    private var silence: StyledText {
        guard isBlind else { return StyledText() }
        return StyledText("▲ no answer for \(Quantity.wholeDuration(blindSeconds))", .warning, .bold)
    }

    private var age: StyledText {
        guard let ageSeconds else { return StyledText() }
        let label = isNarrow ? "newest" : "newest fragment"
        if isBlind, let looked {
            // What came since then, nobody knows.
            let age = max(0, ageSeconds - blindSeconds)
            return .labelled(label, Quantity.wholeDuration(age), .muted)
                + StyledText(" ago at \(looked.clock(near: now ?? looked))", .muted)
        }
        let role: Role = ageSeconds >= SessionTerms.liveSeconds ? .critical : isSilent ? .warning : .text
        return .labelled(label, Quantity.wholeDuration(ageSeconds), role) + StyledText(" ago", .muted)
    }

    private var breaking: StyledText {
        guard let ageSeconds, isSilent else { return StyledText() }
        let left = SessionTerms.liveSeconds - ageSeconds
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
        let jitter = steady.lagJitterSeconds.map { " ±\(Wording.decimal($0, places: 2))" } ?? ""
        return .labelled("lag", Quantity.lag(lag, places: 2)) + StyledText(jitter, .muted)
    }

    /// Only where there is one: noise is no drift.
    private var drift: StyledText {
        guard let trend, trend.isSignificant else { return StyledText() }
        return .labelled("drift", "\(Wording.signed(trend.millisecondsPerHour, places: 0)) ms/h")
    }
}
