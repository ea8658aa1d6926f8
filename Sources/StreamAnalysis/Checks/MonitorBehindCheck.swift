import FoundationEssentials

/// The monitor's own polls are late or long: what it sees is old, which isn't the stream's fault.
struct MonitorBehindCheck: Check {
    static let kinds: [Finding.Kind] = [.monitorBehind]

    /// So many polls within so many seconds are more than a hiccup.
    private static let polls = 3
    private static let withinSeconds = 15.0
    /// A poll that began so late tells enough by itself: the process stood still.
    private static let standstillSeconds = 5.0
    /// Over, when nothing was late or long for so many seconds.
    private static let quietSeconds = 10.0

    private var recent: [PollTiming] = []
    private var open: (subject: String, from: Date, count: Int)?
    private var ordinal = 0

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        if let timing = changes.poll {
            recent.append(timing)
            recent.removeAll { timing.date.timeIntervalSince($0.date) > Self.withinSeconds }
            tell(timing, at: stream.now, into: &ledger)
        } else if let last = recent.last, stream.now.timeIntervalSince(last.date) > Self.quietSeconds {
            end(last, at: stream.now, into: &ledger)
        }
    }

    private mutating func tell(_ timing: PollTiming, at now: Date, into ledger: inout FindingLedger) {
        let isStandstill = timing.delay.inSeconds >= Self.standstillSeconds
        guard open != nil || isStandstill || recent.count >= Self.polls, let first = recent.first else {
            return
        }
        if open == nil {
            ordinal += 1
            let began = first.date.addingTimeInterval(-first.delay.inSeconds - first.took.inSeconds)
            open = ("behind-\(ordinal)", began, recent.count - 1)
        }
        open?.count += 1
        guard let open else { return }
        ledger.put(finding(open.subject, from: open.from, count: open.count), at: now)
    }

    private mutating func end(_ last: PollTiming, at now: Date, into ledger: inout FindingLedger) {
        recent = []
        guard let open else { return }
        self.open = nil
        ledger.resolve(.monitorBehind, open.subject, at: now) {
            $0.to = max($0.from, last.date)
            $0.sentences.what =
                "The monitor's polls were late or long until \(Wording.clock(last.date)), "
                + "\(Wording.count(open.count, "poll")) in all."
        }
    }

    private func finding(_ subject: String, from: Date, count: Int) -> Finding {
        let delay = recent.map(\.delay.inSeconds).max() ?? 0
        let took = recent.map(\.took.inSeconds).max() ?? 0
        let isLate = delay > took
        return Finding(
            kind: .monitorBehind, subject: subject, severity: .notice, state: .confirmed, from: from, to: nil,
            cause: isLate ? "late-polls" : "slow-answers",
            evidence: [
                .init("longest_poll_seconds", .number(took)), .init("longest_delay_seconds", .number(delay)),
                .init("polls", .count(count)),
                .init("targets", .text(Set(recent.map(\.target.rawValue)).sorted().joined(separator: ", "))),
            ],
            sentences: .init(
                what: isLate
                    ? "The monitor's polls begin up to \(Wording.span(delay)) late since \(Wording.clock(from))."
                    : "Answers take up to \(Wording.span(took)) since \(Wording.clock(from)), so the monitor is behind.",
                why:
                    "It polls once a second; what comes later than that is old when it comes. Other findings don't count that time.",
                viewer: isLate
                    ? "Nothing: it is the monitor's own machine."
                    : "Nothing that is known: players meet the same service, over another network.",
                next: isLate
                    ? "Look at this machine: its load, whether it slept, whether the process was stopped."
                    : "Compare the latencies of the operations: one slow operation is the service's, all of them are the network's."
            ))
    }
}
