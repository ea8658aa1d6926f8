import FoundationEssentials
import StreamAnalysis

@testable import MonitorUI

extension Scene {
    private static func ago(_ seconds: Double) -> Date { now.addingTimeInterval(-seconds) }

    /// A gap with a reconnect, a crack of 100 ms, a late fragment and a clock that jumped.
    static var brokenReport: StreamReport {
        let script = FragmentScript(
            holes: [58.5...65.5], late: [27.93: 3.2], jump: (before: 12, by: 1.4))
        var report = report(
            of: script.fragments(until: now), findings: [jump, late, reconnect, gap, crack])
        report.recentCalls = recentCalls(failures)
        report.sessions = troubledSessions
        report.outages = [
            PollOutage(
                source: .playlists, from: ago(36), to: ago(21), failures: 12),
            PollOutage(source: .listings, from: ago(5.5), to: ago(3)),
        ]
        // The jump of the clock ended the series.
        report.lagTrend = nil
        return report
    }

    /// A producer that has said nothing for 12 seconds.
    static var silentReport: StreamReport {
        report(of: FragmentScript(silent: 12).fragments(until: now), findings: [silence])
    }

    static var gap: Finding {
        Finding(
            kind: .gap, subject: "gap", severity: .warning, state: .confirmed, from: ago(65.93),
            to: ago(57.93),
            fragments: [FragmentScript.number(117), FragmentScript.number(122)], cause: "reconnect-with-loss",
            evidence: [
                .init("gap_seconds", .number(8)), .init("from_block", .count(731)),
                .init("to_block", .count(732)),
            ],
            sentences: .init(
                what:
                    "8.0 s of media between …831087 and …832608 were never stored; numbers jump from block 731 to 732 (inferred).",
                why:
                    "The producer reconnected: a PutMedia connection ended at 14:21:01 and a new one began at 14:21:09.",
                viewer: "Playback halts or jumps 8.0 s forward.",
                next: "Look for a network drop or a 4xxx error ack on the device."))
    }

    static var crack: Finding {
        Finding(
            kind: .gap, subject: "crack", severity: .notice, state: .pending, from: ago(81.93),
            to: ago(81.83),
            fragments: [FragmentScript.number(109), FragmentScript.number(110)],
            evidence: [.init("gap_seconds", .number(0.1))],
            sentences: .init(
                what: "0.1 s of media may be missing.",
                why: "Its neighbours don't touch; the tolerance is 50 ms.",
                viewer: "A short stutter, if it stays.", next: "Wait: it is confirmed or filled within 8 s."))
    }

    static var late: Finding {
        Finding(
            kind: .lateFragment, subject: "late", severity: .warning, state: .confirmed, from: ago(27.93),
            to: ago(25.93),
            fragments: [FragmentScript.number(137)], evidence: [.init("delay_seconds", .number(3.2))],
            sentences: .init(
                what: "Fragment …832868 arrived 3.2 s after a newer one.",
                why:
                    "LIVE playlists never add a fragment older than their newest (KVS developer guide, HLS).",
                viewer: "Playback skips 2.0 s; ON_DEMAND of that time has it.",
                next: "Look whether the producer sends on two connections."))
    }

    static var reconnect: Finding {
        Finding(
            kind: .reconnect, subject: "reconnect", severity: .info, state: .confirmed, from: ago(57.93),
            to: ago(57.93),
            cause: "with-loss", evidence: [.init("lost_seconds", .number(8))],
            sentences: .init(
                what: "A new PutMedia connection began.", why: "Block 732 (inferred).",
                viewer: "See the gap.", next: "See the gap."))
    }

    static var jump: Finding {
        Finding(
            kind: .clockJump, subject: "jump", severity: .notice, state: .confirmed, from: ago(11.93),
            to: ago(10.53),
            cause: "forward", evidence: [.init("jump_seconds", .number(1.4))],
            sentences: .init(
                what: "The producer's clock was set forward by 1.4 s; no media is missing.",
                why: "Its timestamps step by 3.4 s, the server's by 2.0 s.",
                viewer: "Nothing, or a short halt.",
                next: "Look at the device's NTP."))
    }

    static var silence: Finding {
        Finding(
            kind: .producerSilent, subject: "silence", severity: .warning, state: .confirmed,
            from: ago(13.93), to: nil,
            fragments: [FragmentScript.number(141)],
            evidence: [.init("newest_fragment_age_seconds", .number(14.1))],
            sentences: .init(
                what: "No new fragment for 14 s.",
                why: "Nothing new was listed for longer than max(3 strides, 5 s).",
                viewer: "Playback halts; LIVE sessions break in 16 s.",
                next: "Look whether the producer runs, has a network and valid credentials."))
    }
}
