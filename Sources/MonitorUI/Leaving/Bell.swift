import FoundationEssentials
import StreamAnalysis

/// Decides when the terminal's bell rings: once for what is newly found, and not all the time.
struct Bell: Sendable {
    /// The bell rings no more often than this, in seconds.
    static let pauseSeconds = 5.0

    /// What was there at the last look, or `nil` while it is off.
    private var known: Set<Finding.ID>?
    /// When it rang last.
    private var rung: Date?

    /// Whether it rings at all.
    var isOn: Bool { known != nil }

    /// Switches it on; what `findings` holds already isn't new.
    mutating func switchOn(knowing findings: [Finding]) {
        known = Set(findings.lazy.filter(\.isWarning).map(\.id))
    }

    /// Switches it off.
    mutating func switchOff() { known = nil }

    /// Takes in all `findings` of now, and tells whether to ring at `date`.
    ///
    /// What ended a while ago, such as what is found while the past is loaded, wakes nobody up.
    mutating func rings(for findings: [Finding], at date: Date) -> Bool {
        guard let before = known else { return false }
        let warnings = findings.filter(\.isWarning)
        known = Set(warnings.map(\.id))
        let isNew = warnings.contains { finding in
            let age = finding.to.map { date.timeIntervalSince($0) } ?? 0
            return age <= StreamReport.memorySeconds && !before.contains(finding.id)
        }
        guard isNew, rung.map({ date.timeIntervalSince($0) >= Self.pauseSeconds }) ?? true else {
            return false
        }
        rung = date
        return true
    }
}

extension Finding {
    /// It is certain, and a viewer suffers from it.
    fileprivate var isWarning: Bool { state == .confirmed && severity >= .warning }
}
