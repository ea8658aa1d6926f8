import FoundationEssentials

@testable import KinesisVideoSimulator

extension ScenarioRun {
    /// The findings whose evidence is complete within `window`, and those that last into it: what the producer does, and what
    /// the service does so clearly that nobody can miss it.
    func expectations(in window: Range<Date>) -> [ExpectedFinding] {
        producerExpectations(in: window) + serviceFindings(in: window).filter { $0.isSeen(in: window) }
    }

    /// What the producer and its network do; what of it can't be seen while calls fail is left to whoever knows the calls.
    func producerExpectations(in window: Range<Date>) -> [ExpectedFinding] {
        let margin: TimeInterval = 180
        let first = slot(at: window.lowerBound.addingTimeInterval(-margin))
        let last = slot(at: window.upperBound)
        let occurrences = script.occurrences(around: max(first, firstSlot + 1)...max(last, firstSlot + 1))
            .filter { $0.slots.lowerBound > firstSlot && (first - 600...last).contains($0.slots.lowerBound) }
        let whole = Stretch(
            occurrences, slots: max(first, firstSlot)..<max(last, firstSlot) + 1, of: self)
        let produced =
            isReordered ? whole.findings : Stretch.parts(of: occurrences, in: self).flatMap(\.findings)
        return (produced + whole.latencies + whole.delays + lastingFindings).filter { $0.isSeen(in: window) }
    }

    /// Fragments are so short that one may be stored before the one in front of it, with nothing wrong.
    private var isReordered: Bool {
        stride < Self.storing.upperBound - Self.storing.lowerBound + script.lagJitter * 2
    }

    private func slot(at date: Date) -> Int {
        let offset = (Instant(date) - start).milliseconds
        return Int(offset / stride.milliseconds)
    }
}

extension ExpectedFinding {
    /// Its evidence is complete within `window`, or it lasts into that.
    fileprivate func isSeen(in window: Range<Date>) -> Bool {
        window.contains(evidenceComplete) || (to == nil && evidenceComplete < window.upperBound)
    }
}

extension Stretch {
    /// Everything that is true of the stretch.
    var findings: [ExpectedFinding] {
        gaps + reconnects + lateFragments + silences + standstills + occurrences.flatMap(findings)
    }

    private func findings(for occurrence: Occurrence) -> [ExpectedFinding] {
        let held = occurrence.slots.compactMap { self[$0]?.capture }
        guard held.count == occurrence.slots.count, let after = self[occurrence.slots.upperBound]?.capture
        else {
            return []
        }
        return switch occurrence.fault {
        case .refusal, .outage, .reboot, .drop, .silence, .lateness: []
        case .clockJump: clockJump(held[0])
        case .duplicate: duplicates(held)
        case .overlap: overlaps(held + [after])
        case .secondProducer(_, let clockOffset, _): interleaving(held, by: clockOffset, after)
        case .reconnect(_, let resent):
            duplicates((held[0].slot - resent..<held[0].slot).compactMap { self[$0]?.capture })
                + backlog(occurrence, held, after)
        case .burst, .slowUplink: backlog(occurrence, held, after)
        case .media: mediaChange(occurrence, held, after)
        }
    }
}
