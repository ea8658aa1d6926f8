import FoundationEssentials

/// Media arrives more slowly than it is filmed: the lag grows from fragment to fragment.
struct UplinkSlowCheck: Check {
    static let kinds: [Finding.Kind] = [.uplinkSlow]

    /// The slowness that goes on, if any.
    private var slowness: Slowness?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for entry in changes.inserted where slowness != nil || mayHaveGrown(entry, in: stream.archive) {
            judge(entry.fragment, in: stream.archive, at: stream.now, into: &ledger)
        }
    }

    /// The lag of `entry` is so much larger than another shortly before it that a growth may be behind it.
    private func mayHaveGrown(_ entry: IngestedFragment, in archive: Archive) -> Bool {
        let least = entry.fragment.lagSeconds - LagGrowth.leastSeconds
        return archive.ingested(through: entry.fragment.number, LagGrowth.sampleCount)
            .contains { $0.fragment.lagSeconds <= least }
    }

    private mutating func judge(
        _ fragment: Fragment, in archive: Archive, at now: Date, into ledger: inout FindingLedger
    ) {
        let recent = archive.level(through: fragment.number, LagGrowth.sampleCount).map(\.fragment)
        guard var slowness else {
            guard let growth = LagGrowth(recent) else { return }
            let begun = Slowness(growth)
            self.slowness = begun
            return ledger.put(begun.finding(), at: now)
        }
        let ending = slowness.take(recent, in: archive)
        self.slowness = ending == nil ? slowness : nil
        ledger.put(slowness.finding(), at: now)
        guard let ending else { return }
        ledger.resolve(.uplinkSlow, slowness.subject, at: now) {
            $0.to = slowness.to
            $0.sentences.what = slowness.told(ending)
            $0.sentences.next =
                "Look at the uplink between these two times; a smaller bit rate needs less of it."
        }
    }
}

/// A lag that grew steadily over the newest fragments.
struct LagGrowth: Sendable {
    /// The fragment before it began to grow.
    var base: Fragment
    /// Those since, in ingest order.
    var grown: ArraySlice<Fragment>

    /// So many of the newest fragments are looked at: over a minute where they last 2 s.
    static let sampleCount = 32
    private static let leastSteps = 5
    /// A growth by less, in seconds, is none.
    static let leastSeconds = 1.5
    /// So many seconds a minute, at least; a clock's drift is a hundredth of it.
    private static let leastSecondsAMinute = 3.0
    /// Of the steps, so many grow, and no single one makes up more than this of all the growth: that would be a held burst.
    private static let (leastShare, mostOfOneStep) = (0.75, 0.5)

    /// What has grown by less than this part of it all is still as it was.
    private static let levelShare = 0.15

    /// The growth from the newest place of `fragments` where the lag was least, or `nil` where it doesn't grow steadily.
    init?(_ fragments: [Fragment]) {
        let lags = fragments.map(\.lagSeconds)
        guard let least = lags.min(), let newest = lags.last,
            let lowest = lags.lastIndex(where: { $0 <= least + Self.levelShare * (newest - least) })
        else { return nil }
        base = fragments[lowest]
        grown = fragments[(lowest + 1)...]
        guard grown.count >= Self.leastSteps, seconds >= Self.leastSeconds,
            secondsAMinute >= Self.leastSecondsAMinute
        else { return nil }
        let steps = zip(fragments[lowest...], grown).map { $1.lagSeconds - $0.lagSeconds }
        let growing = steps.count { $0 > 0 }
        guard Double(growing) >= Self.leastShare * Double(steps.count),
            (steps.max() ?? 0) <= Self.mostOfOneStep * seconds
        else { return nil }
    }

    /// By how much the lag grew, in seconds.
    var seconds: Double { (grown.last?.lagSeconds ?? base.lagSeconds) - base.lagSeconds }

    /// How much of each minute of the server's is lost.
    var secondsAMinute: Double {
        guard let last = grown.last else { return 0 }
        let minutes = last.serverTimestamp.timeIntervalSince(base.serverTimestamp) / 60
        return minutes > 0 ? seconds / minutes : 0
    }
}

/// A slow uplink from its beginning to its end.
struct Slowness: Sendable {
    /// How it ended.
    enum Ending: Sendable {
        /// What had piled up arrived faster than it was filmed.
        case recovered
        /// It arrived while nothing was filmed or sent for so many seconds.
        case paused(Double)
        /// The producer began a new connection.
        case reconnected
        /// The producer's clock was moved.
        case clockMoved
        /// The lag grows no more, and stays.
        case level
    }

    /// The number of the first fragment that took longer, which names the finding.
    let subject: String
    /// Up to where it reaches, on the producer's clock.
    private(set) var to: Date
    private let growth: LagGrowth
    private let from: Date
    /// The fragment with the largest lag.
    private var worst: Fragment
    private var newest: Fragment

    /// It is over when only this part of the growth is left.
    private static let recoveredShare = 0.3
    /// It is over when so many fragments came without a larger lag.
    private static let levelCount = 10

    /// One that begins with `growth`.
    init(_ growth: LagGrowth) {
        self.growth = growth
        let first = growth.grown.first ?? growth.base
        worst = growth.grown.last ?? growth.base
        newest = worst
        subject = first.number.digits
        from = first.producerTimestamp
        to = max(from, newest.producerTimestamp)
    }

    /// Takes in the newest fragments, and says how it ended if it did.
    mutating func take(_ recent: [Fragment], in archive: Archive) -> Ending? {
        // Behind a reconnect or a moved clock, the lag that it began with says nothing.
        if let first = recent.first, first.number > worst.number {
            return archive.isClockMoved(between: worst.number, and: first.number) ? .clockMoved : .reconnected
        }
        for fragment in recent where fragment.number > newest.number {
            if fragment.lagSeconds - growth.base.lagSeconds <= Self.recoveredShare * grownSeconds {
                return recovery(with: fragment, in: archive)
            }
            newest = fragment
            to = max(from, fragment.producerTimestamp)
            if fragment.lagSeconds > worst.lagSeconds { worst = fragment }
        }
        return recent.count { $0.number > worst.number } >= Self.levelCount ? .level : nil
    }

    /// It ends with `fragment`, which is hardly late any more.
    private mutating func recovery(with fragment: Fragment, in archive: Archive) -> Ending {
        let tolerance = archive.cadence?.toleranceSeconds ?? 0
        if let pair = archive.neighbours(before: fragment), pair.holeSeconds > tolerance {
            return .paused(fragment.serverTimestamp.timeIntervalSince(newest.serverTimestamp))
        }
        newest = fragment
        to = max(from, fragment.producerTimestamp)
        return .recovered
    }

    private var grownSeconds: Double { worst.lagSeconds - growth.base.lagSeconds }

    private var secondsAMinute: Double {
        let minutes = worst.serverTimestamp.timeIntervalSince(growth.base.serverTimestamp) / 60
        return minutes > 0 ? grownSeconds / minutes : growth.secondsAMinute
    }

    /// The finding while it goes on.
    func finding() -> Finding {
        Finding(
            kind: .uplinkSlow, subject: subject, severity: .warning, state: .confirmed, from: from, to: nil,
            fragments: [growth.grown.first ?? growth.base, worst].map(\.number),
            evidence: [
                .init("lag_growth_seconds", .number(grownSeconds)),
                .init("lost_seconds_per_minute", .number(secondsAMinute)),
                .init("lag_seconds", .number(newest.lagSeconds)),
                .init("lag_before_seconds", .number(growth.base.lagSeconds)),
            ],
            sentences: .init(
                what:
                    "Media arrives more slowly than it is filmed: since \(Wording.clock(from)) the lag grew by "
                    + "\(Wording.span(grownSeconds)) to \(Wording.span(worst.lagSeconds)), \(Wording.span(secondsAMinute)) a minute.",
                why:
                    "From fragment to fragment the server's timestamps step further than the producer's, and no fragment number is "
                    + "missing: the uplink takes less than the encoder gives.",
                viewer:
                    "LIVE viewers fall behind by \(Wording.span(secondsAMinute)) a minute and halt now and then; when the producer's "
                    + "buffer is full, media is lost.",
                next: "Look at the uplink's throughput and loss, and at the encoder's bit rate."))
    }

    /// What to say of it once it ended.
    func told(_ ending: Ending) -> String {
        let grew =
            "From \(Wording.clock(from)) on media arrived more slowly than it was filmed: the lag grew by "
            + "\(Wording.span(grownSeconds)) to \(Wording.span(worst.lagSeconds))"
        let serverSeconds = newest.serverTimestamp.timeIntervalSince(worst.serverTimestamp)
        let mediaSeconds = newest.producerTimestamp.timeIntervalSince(worst.producerTimestamp)
        return switch ending {
        case .recovered:
            "\(grew). It recovered: \(Wording.span(mediaSeconds)) of media came in a burst of \(Wording.span(serverSeconds))."
        case .paused(let seconds):
            "\(grew). It recovered while no fragment came for \(Wording.span(seconds))."
        case .reconnected: "\(grew), until the producer reconnected."
        case .clockMoved: "\(grew), until the producer's clock was moved."
        case .level: "\(grew), and grows no more: it is \(Wording.span(newest.lagSeconds)) now."
        }
    }
}
