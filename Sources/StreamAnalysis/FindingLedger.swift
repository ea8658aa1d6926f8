import FoundationEssentials

/// The findings of a stream, newest first, while they live and for some time after.
struct FindingLedger: Sendable {
    /// An event that is past and wasn't repeated stops being an alarm after so many seconds; it stays visible, resolved.
    static let eventSeconds = 600.0
    /// So many findings are kept; the oldest goes first.
    static let capacity = 1000

    /// Newest first.
    private(set) var findings: [Finding] = []
    /// When each was last put, in the same order.
    private var touched: [Date] = []
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
        if let index = index(finding.kind, finding.subject) {
            touched[index] = date
            guard findings[index].from != finding.from else {
                if findings[index] != finding { findings[index] = finding }
                return
            }
            remove(at: index)
        }
        let place = findings.firstIndex { $0.from <= finding.from } ?? findings.endIndex
        findings.insert(finding, at: place)
        touched.insert(date, at: place)
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
        touched[index] = date
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
            let expiry = touched[index].addingTimeInterval(Self.eventSeconds)
            if expiry <= date {
                findings[index].state = .resolved
            } else {
                nextExpiry = min(nextExpiry, expiry)
            }
        }
    }

    private func index(_ kind: Finding.Kind, _ subject: String) -> Int? {
        findings.firstIndex { $0.kind == kind && $0.subject == subject }
    }

    private mutating func remove(at index: Int) {
        findings.remove(at: index)
        touched.remove(at: index)
    }
}
