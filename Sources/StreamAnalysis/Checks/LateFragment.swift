import FoundationEssentials

/// What there is to say about fragments that came after newer ones.
struct LateFragment {
    /// Those that came late together.
    var run: Run
    /// The latest of them.
    var entry: IngestedFragment
    /// A newer fragment that was there before, or `nil` where it is too long ago.
    var newer: Fragment?

    /// How late the newest of them was, in seconds: by its lag where it was sent late, else by when it was listed.
    func delaySeconds(in archive: Archive) -> Double {
        let sentLate = archive.sentLateSeconds(entry)
        let listedLate = archive.delaySeconds(of: entry) - (archive.usualDelaySeconds ?? 0)
        return max(0, entry.isFromStart ? sentLate : max(sentLate, listedLate))
    }

    /// The finding on them.
    func finding(in archive: Archive) -> Finding {
        let delay = delaySeconds(in: archive)
        let number = Wording.short(entry.fragment.number)
        return Finding(
            kind: .lateFragment, subject: run.subject, severity: .warning, state: .confirmed,
            from: run.from, to: run.to, fragments: run.fragments,
            evidence: [
                .init("delay_seconds", .number(delay)),
                .init("late_fragments", .count(run.count)),
                .init("lag_seconds", .number(entry.fragment.lagSeconds)),
                .init("listed", .date(entry.listed)),
            ],
            sentences: .init(
                what:
                    "\(number) (\(Wording.clock(entry.fragment.producerTimestamp))) came \(Wording.span(delay)) late"
                    + (newer.map { ", after the newer \(Wording.short($0.number)) was due" } ?? "")
                    + (run.count > 1
                        ? "; \(run.count) came late from \(Wording.clock(run.from)) to \(Wording.clock(run.to))."
                        : "."),
                why:
                    "A LIVE playlist never adds a fragment older than its newest, and never fills a gap (KVS API reference, "
                    + "GetHLSStreamingSessionURL, PlaybackMode).",
                viewer:
                    "LIVE viewers miss \(Wording.span(run.seconds)); ON_DEMAND of this range has it.",
                next:
                    "Look at the producer's uplink, and whether it sends out of order or on a second connection."
            ))
    }
}
