import FoundationEssentials

/// Archived fragments that the live playlist didn't take, and why.
struct PassedOverCheck: Check {
    static let kinds: [Finding.Kind] = [.missingFromPlaylist, .lateFragment]

    private var missing: [MissingReason: Run] = [:]
    private var late: Run?

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        for passed in changes.live.passedOver {
            guard let fragment = stream.archive.archived(passed.entry.fragment.number),
                let telling = Telling(passed)
            else { continue }
            let run = missing[passed.reason].add(
                fragment, cause: passed.reason.rawValue, reach: stream.archive.reach)
            ledger.put(finding(run, fragment, passed, telling), at: stream.now)
            guard passed.reason == .late, !isSetBack(passed, in: stream.archive) else { continue }
            let lateRun = late.add(fragment, cause: nil, reach: stream.archive.reach)
            ledger.put(
                LateFragment(run: lateRun, entry: passed.entry, newer: passed.next.fragment)
                    .finding(in: stream.archive), at: stream.now)
        }
    }

    /// It is older than what was served only because the clock was set back, which another finding says.
    private func isSetBack(_ passed: PassedOver, in archive: Archive) -> Bool {
        guard let previous = passed.previous?.fragment else { return false }
        return archive.isClockMoved(between: previous.number, and: passed.entry.fragment.number)
    }

    private func finding(
        _ run: Run, _ fragment: ArchivedFragment, _ passed: PassedOver, _ telling: Telling
    ) -> Finding {
        let number = Wording.short(fragment.fragment.number)
        let subject =
            run.count == 1
            ? "\(number) (\(Wording.clock(fragment.fragment.producerTimestamp))) is archived and isn't"
            : "\(run.count) fragments from \(Wording.clock(run.from)) to \(Wording.clock(run.to)) are archived and aren't"
        return Finding(
            kind: .missingFromPlaylist, subject: run.subject, severity: telling.severity, state: .confirmed,
            from: run.from, to: run.to, fragments: run.fragments, cause: passed.reason.rawValue,
            evidence: [
                .init("missing_fragments", .count(run.count)),
                .init("next_media_sequence", .count(passed.next.mediaSequence)),
                .init("next_segment_seen", .date(passed.next.seen)),
                .init("listed", .date(fragment.listed)),
            ],
            sentences: .init(
                what:
                    "\(subject) in the live playlist, which went on to media sequence \(passed.next.mediaSequence).",
                why: telling.why, viewer: telling.viewer, next: telling.next))
    }
}

extension PassedOverCheck {
    /// What each reason means to a reader; those that mean nothing have none.
    private struct Telling {
        var severity: Finding.Severity
        var why: String
        var viewer: String
        var next: String

        init?(_ passed: PassedOver) {
            switch passed.reason {
            case .beforeSession, .sessionWasDown:
                return nil
            case .late:
                severity = .notice
                why =
                    "It came late: a LIVE playlist never adds a fragment older than its newest (KVS API reference, "
                    + "GetHLSStreamingSessionURL, PlaybackMode)."
                viewer = "LIVE viewers miss it; ON_DEMAND of this range has it."
                next = "See the finding late-fragment at the same place."
            case .supersededDuplicate:
                severity = .info
                why =
                    "Another fragment has the same producer timestamp, and a playlist holds one of them (KVS API reference, "
                    + "GetHLSStreamingSessionURL, FragmentSelectorType)."
                viewer = "Nothing: the other one is played."
                next = "Nothing."
            case .slidOut where passed.isJumpOfService:
                severity = .warning
                why =
                    "Between two loads that are close together the playlist moved by more than its window, so it was never to be had."
                viewer = "LIVE viewers miss it; ON_DEMAND of this range has it."
                next = "See the finding media-sequence-jump at the same time."
            case .unwatched:
                severity = .notice
                why =
                    "The monitor's own listings failed when it came, so that nobody can tell whether it came too late for the "
                    + "playlist, which never adds a fragment older than its newest."
                viewer = "LIVE viewers miss it; ON_DEMAND of this range has it."
                next = "Look at the calls that failed at that time."
            case .slidOut:
                severity = .info
                why =
                    "Between two loads the playlist moved by more than its window, so the monitor couldn't see it."
                viewer = "Nothing, if players load the playlist often enough."
                next = "Look whether the monitor's own loads were slow at that time."
            case .unexplained:
                severity = .critical
                why =
                    "None of the known reasons applies: it wasn't late, has no twin, and the media sequence goes on without a number "
                    + "for it (KVS API reference, GetHLSStreamingSessionURL: the newest fragments in order)."
                viewer = "LIVE viewers miss it."
                next = "Keep a recording and the request ids, and ask AWS support."
            }
        }
    }
}
