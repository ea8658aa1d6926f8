import FoundationEssentials
import StreamAnalysis

/// A finding as it was from the poll on that first showed it complete.
struct Sighting {
    /// What it said, and from when on, oldest first; at least one.
    private(set) var versions: [(date: Date, finding: Finding)]
    /// When it was told no more, or `nil` while it is.
    fileprivate(set) var gone: Date?

    /// A finding that was complete at `date`.
    init(_ finding: Finding, at date: Date) { versions = [(date, finding)] }

    /// What it said last.
    var finding: Finding {
        get { versions[versions.count - 1].finding }
        set { versions[versions.count - 1].finding = newValue }
    }

    /// Takes note of what it says at `date`.
    mutating func change(to finding: Finding, at date: Date) {
        let known = self.finding
        if (known.from, known.to, known.cause) == (finding.from, finding.to, finding.cause) {
            self.finding = finding
        } else {
            versions.append((date, finding))
        }
    }

    /// It is what was left of `other`, part of which turned out to be something else.
    func isRest(of other: Sighting) -> Bool {
        guard let gone = other.gone, versions[0].date >= gone, let to = finding.to,
            let otherTo = other.finding.to
        else { return false }
        return other.finding.from <= finding.from && to <= otherTo
            && (other.finding.from, otherTo) != (finding.from, to)
    }

    /// Takes over what `other` said before both grew together.
    mutating func join(_ other: Sighting) {
        let newest = versions.removeLast()
        versions = (versions + other.versions).sorted { $0.date < $1.date } + [newest]
    }

    /// The same, seen so many seconds later.
    func delayed(bySeconds seconds: Double) -> Sighting {
        var delayed = self
        for index in versions.indices { delayed.versions[index].date += seconds }
        return delayed
    }
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
                all[index].change(to: finding, at: report.date)
            } else {
                all.append(Sighting(finding, at: report.date))
            }
        }
        joinWhatGrewTogether()
        noteGone(at: report.date)
    }

    private mutating func noteGone(at date: Date) {
        let subjects = Set(reported.map { [$0.kind.rawValue, $0.subject] })
        for index in all.indices {
            let finding = all[index].finding
            let isReported = subjects.contains([finding.kind.rawValue, finding.subject])
            all[index].gone = isReported ? nil : all[index].gone ?? date
        }
    }

    /// What isn't reported any more because another one of its kind and cause has grown around it is that one.
    private mutating func joinWhatGrewTogether() {
        let subjects = Set(reported.map { [$0.kind.rawValue, $0.subject] })
        let isReported = { (finding: Finding) in subjects.contains([finding.kind.rawValue, finding.subject]) }
        for gone in all.map(\.finding) where !isReported(gone) {
            guard let index = all.firstIndex(where: { $0.finding == gone }), let to = gone.to,
                let heir = all.firstIndex(where: { heir in
                    let finding = heir.finding
                    return isReported(finding) && finding.kind == gone.kind && finding.cause == gone.cause
                        && finding.from <= gone.from && finding.to.map { $0 >= to } ?? false
                })
            else { continue }
            all[heir].join(all[index])
            all.remove(at: index)
        }
    }
}
