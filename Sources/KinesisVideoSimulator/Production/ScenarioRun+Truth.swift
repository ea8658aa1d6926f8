package import FoundationEssentials

extension ScenarioRun {
    /// The findings whose evidence is complete within `window`, and those that last into it.
    package func expectations(in window: Range<Date>) -> [ExpectedFinding] {
        let margin: TimeInterval = 180
        let first = slot(at: window.lowerBound.addingTimeInterval(-margin))
        let last = slot(at: window.upperBound)
        let occurrences = script.occurrences(around: max(first, firstSlot + 1)...max(last, firstSlot + 1))
            .filter { $0.slots.lowerBound > firstSlot }
        return (occurrences.flatMap(findings) + lastingFindings + serviceFindings(in: window)).filter {
            window.contains($0.evidenceComplete) || ($0.to == nil && $0.evidenceComplete < window.upperBound)
        }
    }

    private func slot(at date: Date) -> Int {
        let offset = (Instant(date) - start).milliseconds
        return Int(offset / stride.milliseconds)
    }

    private func findings(for occurrence: Occurrence) -> [ExpectedFinding] {
        let before = capture(slot: occurrence.slots.lowerBound - 1)
        let after = capture(slot: occurrence.slots.upperBound)
        let held = occurrence.slots.map { capture(slot: $0) }
        return switch occurrence.fault {
        case .refusal: [gap("refused-at-ingest", before, after)] + silence(before, after)
        case .outage, .reboot: outage(before, after)
        case .drop: pause(before, after)
        case .silence:
            occurrence.renewsConnection(at: after.slot, stride: stride)
                ? outage(before, after) : pause(before, after)
        case .lateness: lateness(held[0], after)
        case .clockJump: clockJump(before, held[0])
        case .duplicate: duplicates(held, after)
        case .overlap: overlaps(held + [after])
        case .secondProducer(_, let clockOffset, _): interleaving(held, by: clockOffset, after)
        case .reconnect(_, let resent): reconnect(before, held, after, resent: resent)
        case .burst, .slowUplink: backlog(held, after)
        case .media: mediaChange(occurrence, held, after)
        }
    }

    private func outage(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let reconnect = ExpectedFinding(
            "reconnect", from: before.serverTimestamp.date, to: after.serverTimestamp.date,
            evidenceComplete: after.listable.date)
        return [gap("reconnect-with-loss", before, after), reconnect] + silence(before, after)
    }

    private func pause(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        [gap("producer-silent", before, after)] + silence(before, after)
    }

    private func gap(_ cause: String, _ before: Capture, _ after: Capture) -> ExpectedFinding {
        ExpectedFinding(
            "gap", cause: cause, from: before.producerEnd.date, to: after.producerTimestamp.date,
            evidenceComplete: after.listable.date)
    }

    private func lateness(_ late: Capture, _ after: Capture) -> [ExpectedFinding] {
        let (from, to) = (late.producerTimestamp.date, late.producerEnd.date)
        return [
            ExpectedFinding("late-fragment", from: from, to: to, evidenceComplete: late.listable.date),
            ExpectedFinding(
                "missing-from-playlist", cause: "late", from: from, to: to,
                evidenceComplete: late.listable.date),
            ExpectedFinding(
                "gap", from: from, to: to, evidenceComplete: after.listable.date, necessity: .allowed),
        ]
    }

    private func clockJump(_ before: Capture, _ after: Capture) -> [ExpectedFinding] {
        let (from, to) = (before.producerEnd.date, after.producerTimestamp.date)
        return [
            ExpectedFinding(
                "clock-jump", from: min(from, to), to: max(from, to), evidenceComplete: after.listable.date),
            ExpectedFinding(
                "clock-skew", from: min(from, to), to: max(from, to), evidenceComplete: after.listable.date,
                necessity: .allowed),
        ]
    }
}
