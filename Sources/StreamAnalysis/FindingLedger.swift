import FoundationEssentials

/// The findings of a stream, newest first, while they live and for some time after.
struct FindingLedger: Sendable {
    /// An event that is past and wasn't repeated stops being an alarm after so many seconds; it stays visible, resolved.
    static let eventSeconds = 600.0
    /// So many findings are kept; the oldest goes first.
    static let capacity = 1000

    /// Newest first.
    private(set) var findings: [Finding] = []
    /// When each was last put, by what tells it from others.
    private var touched: [Key: Date] = [:]
    private struct Key: Hashable {
        var kind: Finding.Kind
        var subject: String
    }

    /// No confirmed event is due to be resolved before this date.
    private var nextExpiry = Date.distantFuture

    /// The finding of this kind and subject, or `nil` where there is none.
    subscript(kind: Finding.Kind, subject: String) -> Finding? {
        index(kind, subject).map { findings[$0] }
    }

    /// Adds a finding, or replaces the one of the same kind and subject.
    mutating func put(_ finding: Finding, at date: Date) {
        if finding.state == .confirmed, finding.kind.isEvent {
            nextExpiry = min(nextExpiry, date.addingTimeInterval(Self.eventSeconds))
        }
        let known = index(finding.kind, finding.subject)
        touched[Key(kind: finding.kind, subject: finding.subject)] = date
        if let index = known {
            guard findings[index].from != finding.from else {
                if findings[index] != finding { findings[index] = finding }
                return
            }
            findings.remove(at: index)
        }
        let place = findings.firstIndex { $0.from <= finding.from } ?? findings.endIndex
        findings.insert(finding, at: place)
        if findings.count > Self.capacity { remove(at: findings.count - 1) }
    }

    /// Ends a finding that is open: it stays visible, resolved.
    mutating func resolve(
        _ kind: Finding.Kind, _ subject: String, at date: Date, _ change: (inout Finding) -> Void = { _ in }
    ) {
        guard let index = index(kind, subject), findings[index].state != .resolved else { return }
        findings[index].state = .resolved
        if findings[index].to == nil { findings[index].to = max(date, findings[index].from) }
        change(&findings[index])
        touched[Key(kind: kind, subject: subject)] = date
    }

    /// Takes a finding back: its evidence turned out to be nothing.
    mutating func withdraw(_ kind: Finding.Kind, _ subject: String) {
        if let index = index(kind, subject) { remove(at: index) }
    }

    /// Resolves events that are long past.
    mutating func expire(at date: Date) {
        guard date >= nextExpiry else { return }
        nextExpiry = .distantFuture
        for index in findings.indices
        where findings[index].state == .confirmed && findings[index].kind.isEvent {
            let expiry = lastPut(findings[index]).addingTimeInterval(Self.eventSeconds)
            if expiry <= date {
                findings[index].state = .resolved
            } else {
                nextExpiry = min(nextExpiry, expiry)
            }
        }
    }

    private func lastPut(_ finding: Finding) -> Date {
        touched[Key(kind: finding.kind, subject: finding.subject)] ?? finding.from
    }

    /// Most of what is asked for isn't there, which the dictionary knows at once.
    private func index(_ kind: Finding.Kind, _ subject: String) -> Int? {
        guard touched[Key(kind: kind, subject: subject)] != nil else { return nil }
        return findings.firstIndex { $0.kind == kind && $0.subject == subject }
    }

    private mutating func remove(at index: Int) {
        let finding = findings.remove(at: index)
        touched[Key(kind: finding.kind, subject: finding.subject)] = nil
    }
}
