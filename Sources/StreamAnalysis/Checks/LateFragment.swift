import FoundationEssentials

/// A fragment that came after newer ones.
struct LateFragment: Sendable {
    /// The fragment.
    var entry: IngestedFragment
    /// A newer fragment that was there before, or `nil` where it is too long ago.
    var newer: Fragment?

    /// How late it was, in seconds: by its lag where it was sent late, else by when it was listed.
    func delaySeconds(in archive: Archive) -> Double {
        let sentLate = archive.sentLateSeconds(entry)
        let listedLate = archive.delaySeconds(of: entry) - (archive.usualDelaySeconds ?? 0)
        return max(0, entry.isFromStart ? sentLate : max(sentLate, listedLate))
    }

    /// The finding on one of them, or on several.
    static func finding(_ late: Habit<LateFragment>, in archive: Archive) -> Finding {
        let (entry, newer) = (late.last.detail.entry, late.last.detail.newer)
        let delay = late.last.detail.delaySeconds(in: archive)
        let number = Wording.short(entry.fragment.number)
        return Finding(
            kind: .lateFragment, subject: late.subject.digits, severity: .warning, state: .confirmed,
            from: late.from, to: late.to, fragments: late.fragments,
            evidence: [
                .init("delay_seconds", .number(delay)),
                .init("late_fragments", .count(late.count)),
                .init("lag_seconds", .number(entry.fragment.lagSeconds)),
                .init("listed", .date(entry.listed)),
            ],
            sentences: .init(
                what:
                    "\(number) (\(Wording.clock(entry.fragment.producerTimestamp))) came \(Wording.span(delay)) late"
                    + (newer.map { ", after the newer \(Wording.short($0.number)) was due" } ?? "")
                    + (late.count > 1
                        ? "; \(late.count) came late from \(Wording.clock(late.from)) to \(Wording.clock(late.to))."
                        : "."),
                why:
                    "A LIVE playlist never adds a fragment older than its newest, and never fills a gap (KVS API reference, "
                    + "GetHLSStreamingSessionURL, PlaybackMode).",
                viewer:
                    "LIVE viewers miss \(Wording.span(late.seconds)); ON_DEMAND of this range has it.",
                next:
                    "Look at the producer's uplink, and whether it sends out of order or on a second connection."
            ))
    }
}
