import FoundationEssentials

/// Fragments that last too long for a short delay, or too short for the service: a habit, not a single one.
struct FragmentDurationCheck: Check {
    static let kinds: [Finding.Kind] = [.fragmentDuration]

    /// So many of the newest fragments tell what is usual, and fewer than the least tell nothing.
    private static let sampleCount = 9
    private static let leastCount = 4

    /// What goes on, if anything does.
    private var habit: DurationHabit?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let frame = stream.archive.cadence?.frameSeconds ?? 0
        for entry in changes.inserted where habit != nil || mayBeWrong(entry, frame, in: stream.archive) {
            let recent = stream.archive.ingested(through: entry.fragment.number, Self.sampleCount)
            judge(recent.map(\.fragment), frameSeconds: frame, at: stream.now, into: &ledger)
        }
    }

    /// One of the newest fragments lasts as long as no healthy stream's do.
    private func mayBeWrong(_ entry: IngestedFragment, _ frame: Double, in archive: Archive) -> Bool {
        guard let index = archive.ingest.index(of: entry.fragment.number) else { return false }
        return archive.ingest.window(through: index, Self.sampleCount).contains {
            !DurationFault.isUsual(seconds: $0.fragment.length.inSeconds + frame, $0.fragment.length)
        }
    }

    private mutating func judge(
        _ recent: [Fragment], frameSeconds frame: Double, at now: Date, into ledger: inout FindingLedger
    ) {
        guard recent.count >= Self.leastCount else { return }
        let fault = DurationFault(
            seconds: recent.map { $0.length.inSeconds + frame }, lengths: recent.map(\.length.inSeconds),
            open: habit?.fault)
        if let habit, habit.fault != fault {
            ledger.resolve(.fragmentDuration, habit.subject, at: now)
            self.habit = nil
        }
        guard let fault else { return }
        for fragment in habit == nil ? recent[...] : recent.suffix(1) {
            let seconds = fragment.length.inSeconds + frame
            guard fault.holds(seconds: seconds, length: fragment.length.inSeconds) else { continue }
            if habit?.add(fragment, seconds: seconds) == nil {
                habit = DurationHabit(fault: fault, first: fragment, seconds: seconds)
            }
        }
        if let habit { ledger.put(habit.finding(), at: now) }
    }
}

/// Fragments of a wrong length that follow each other.
struct DurationHabit: Sendable {
    /// What is wrong with them.
    let fault: DurationFault
    /// The number of the first, which names the finding.
    let subject: String
    private var from: Date
    private var to: Date
    private var first: FragmentNumber
    private var last: FragmentNumber
    private var count = 1
    private var shortest: Double
    private var longest: Double
    private var total: Double

    /// A habit of one fragment that lasts so many `seconds`.
    init(fault: DurationFault, first: Fragment, seconds: Double) {
        self.fault = fault
        subject = first.number.digits
        from = first.producerTimestamp
        to = first.producerTimestamp.addingTimeInterval(seconds)
        (self.first, last) = (first.number, first.number)
        (shortest, longest, total) = (seconds, seconds, seconds)
    }

    /// Counts `fragment`, which lasts so many `seconds`, in.
    mutating func add(_ fragment: Fragment, seconds: Double) {
        count += 1
        total += seconds
        (shortest, longest) = (min(shortest, seconds), max(longest, seconds))
        last = max(last, fragment.number)
        from = min(from, fragment.producerTimestamp)
        to = max(to, fragment.producerTimestamp.addingTimeInterval(seconds))
    }

    /// The finding on them.
    func finding() -> Finding {
        Finding(
            kind: .fragmentDuration, subject: subject, severity: severity, state: .confirmed, from: from,
            to: to, fragments: first == last ? [first] : [first, last], cause: fault.rawValue,
            evidence: [
                .init("mean_seconds", .number(mean)), .init("shortest_seconds", .number(shortest)),
                .init("longest_seconds", .number(longest)), .init("occurrences", .count(count)),
                .init("total_seconds", .number(total)), .init("first_number", .text(first.digits)),
                .init("last_number", .text(last.digits)),
            ], sentences: .init(what: what, why: why, viewer: viewer, next: next))
    }

    private var mean: Double { total / Double(count) }

    private var severity: Finding.Severity {
        // Beyond so much, or so many a second, media is refused or nobody calls it live.
        let (longSeconds, perSecond) = (10.0, 5.0)
        return switch fault {
        case .nearRefusal: .warning
        case .singleFrame: .notice
        case .latency: mean >= longSeconds ? .warning : .notice
        case .throttling: mean * perSecond < 1 ? .warning : .notice
        }
    }
}

extension DurationHabit {
    private var what: String {
        let span = "from \(Wording.clock(from)) to \(Wording.clock(to))"
        let range =
            count == 1
            ? "\(Wording.short(first)) at \(Wording.clock(from)) lasts \(Wording.span(longest))"
            : "\(count) fragments \(span) last \(spread)"
        return switch fault {
        case .nearRefusal: "\(range), close to the 20 s at which the service refuses them."
        case .singleFrame:
            "\(Wording.count(count, "fragment")) \(span) hold a single frame each: their length is 0."
        case .latency, .throttling: "\(range)."
        }
    }

    private var spread: String {
        let (least, most) = (Wording.span(shortest), Wording.span(longest))
        return least == most ? "\(most) each" : "\(Wording.span(mean)) on average, \(least) to \(most)"
    }

    private var why: String {
        switch fault {
        case .nearRefusal:
            "A fragment lasts from one key frame to the next; PutMedia refuses those over 20 s with 4002 (KVS developer guide, quotas)."
        case .singleFrame:
            "FragmentLengthInMilliseconds is the last frame's time minus the first one's (KVS API reference, Fragment): 0 means that "
                + "every frame is a key frame, or that each is sent as a fragment."
        case .latency:
            "HLS shows a fragment once it is stored, so viewers are at least one fragment behind; from 5 s on that is the largest part "
                + "of the delay. A fragment lasts from one key frame to the next (KVS developer guide)."
        case .throttling:
            "PutMedia takes fragments of 1 to 20 s and at most 5 a second; shorter ones are throttled, and so are players that load "
                + "them (KVS developer guide, quotas and troubleshooting)."
        }
    }

    private var viewer: String {
        switch fault {
        case .nearRefusal:
            "LIVE viewers are more than \(Wording.span(longest)) behind; a slightly longer one is lost whole."
        case .singleFrame:
            "Players load a file for every frame: playback stutters, and calls may be throttled."
        case .latency:
            "LIVE viewers are at least \(Wording.span(mean * 2)) behind: one fragment in the making, one being played."
        case .throttling:
            "Players load \(Wording.tenths(1 / max(mean, 0.001))) segments a second; they halt where calls are throttled."
        }
    }

    private var next: String {
        switch fault {
        case .nearRefusal, .latency: "Set a shorter key frame interval on the encoder: 1 to 2 s is usual."
        case .singleFrame, .throttling: "Set a longer key frame interval on the encoder: 1 to 2 s is usual."
        }
    }
}
