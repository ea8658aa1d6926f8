import FoundationEssentials
import HLS

/// Where a new session goes on after one that ended too early.
struct Stitch: Sendable {
    /// What tells of the one that ended.
    let kind: Finding.Kind
    /// What tells of the one that ended.
    let subject: String
    /// The one that goes on.
    let next: SessionStatus
    private var joinedBy: String?
    private var missed = 0

    /// The join of `next` to the session that the finding `subject` is about.
    init(kind: Finding.Kind, subject: String, next: SessionStatus) {
        self.kind = kind
        self.subject = subject
        self.next = next
    }

    /// Takes note of what the new session shows; answers whether there is something new to tell.
    mutating func note(_ changes: StreamState.Changes) -> Bool {
        let before = (joinedBy, missed)
        if joinedBy == nil, let step = changes.playlist, step.load.track == 1, let first = step.fresh.first {
            joinedBy =
                switch Correlation(of: first.segment) {
                case .number: "fragment number"
                case .date: "date"
                case .uncertain: "nothing certain"
                }
        }
        missed += changes.live.passedOver.count {
            $0.reason == .sessionWasDown && $0.next.session == next.id
        }
        return before != (joinedBy, missed)
    }

    /// Says in `finding` how it went on.
    func complete(_ finding: inout Finding) {
        finding.sentences.what =
            "The monitor's session \(subject.drop { !$0.isNumber }) ended at \(Wording.clock(finding.from)); session \(next.id.ordinal) goes on since "
            + "\(Wording.clock(next.opened)), joined by \(joinedBy ?? "nothing certain"), "
            + (missed == 0
                ? "with no fragment missing between."
                : "and \(Wording.count(missed, "fragment")) between were in no playlist of the monitor.")
        finding.evidence.removeAll { ["joined_by", "fragments_between"].contains($0.name) }
        finding.evidence.append(.init("joined_by", .text(joinedBy ?? "nothing certain")))
        finding.evidence.append(.init("fragments_between", .count(missed)))
    }
}
