import FoundationEssentials

/// Archived fragments that the live playlist didn't take, and why.
struct PassedOverCheck: Check {
    static let kinds: [Finding.Kind] = [.missingFromPlaylist]

    /// What was found so far.
    private var missing = Habits<PassedOver>()

    mutating func review(
        _ changes: StreamState.Changes, of stream: StreamState, into ledger: inout FindingLedger
    ) {
        let archive = stream.archive
        for passed in changes.live.passedOver where Telling(passed) != nil {
            guard let fragment = archive.archived(passed.entry.fragment.number) else { continue }
            let occurrence = Occurrence(about: fragment, cause: passed.reason.rawValue, detail: passed)
            let known = missing.put(occurrence, reach: archive.reach)
            for name in known.gone { ledger.withdraw(.missingFromPlaylist, name.digits) }
            for finding in known.changed.compactMap(finding) { ledger.put(finding, at: stream.now) }
        }
    }

    private func finding(_ missing: Habit<PassedOver>) -> Finding? {
        let passed = missing.last.detail
        guard let telling = Telling(passed) else { return nil }
        let fragment = passed.entry.fragment
        let subject =
            missing.count == 1
            ? "\(Wording.short(fragment.number)) (\(Wording.clock(fragment.producerTimestamp))) is archived and isn't"
            : "\(missing.count) fragments from \(Wording.clock(missing.from)) to \(Wording.clock(missing.to)) are archived and aren't"
        return Finding(
            kind: .missingFromPlaylist, subject: missing.subject.digits, severity: telling.severity,
            state: .confirmed, from: missing.from, to: missing.to, fragments: missing.fragments,
            cause: missing.cause,
            evidence: [
                .init("missing_fragments", .count(missing.count)),
                .init("next_media_sequence", .count(passed.next.mediaSequence)),
                .init("next_segment_seen", .date(passed.next.seen)),
                .init("listed", .date(passed.entry.listed)),
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
