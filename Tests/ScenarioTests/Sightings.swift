import FoundationEssentials
import StreamAnalysis

/// A finding at the poll that first showed it complete, and as it was last.
struct Sighting {
    var finding: Finding
    var completed: Date
}

/// What a timeline found, and when.
struct Sightings {
    private(set) var all: [Sighting] = []
    private var reported: [Finding] = []

    /// Takes note of what `report` shows.
    mutating func note(_ report: StreamReport) {
        guard report.findings != reported else { return }
        reported = report.findings
        for finding in reported where finding.state != .pending {
            let index = all.firstIndex {
                $0.finding.kind == finding.kind && $0.finding.subject == finding.subject
            }
            if let index {
                all[index].finding = finding
            } else {
                all.append(Sighting(finding: finding, completed: report.date))
            }
        }
    }
}
