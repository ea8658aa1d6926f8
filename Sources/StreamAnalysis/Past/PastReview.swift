import FoundationEssentials

/// What the checks say of a stretch of the past, given the fragments in it and around it.
///
/// A function of these alone, so that it doesn't matter in which order the past was listed.
struct PastReview: Sendable {
    /// The findings, in no particular order.
    let findings: [Finding]
    /// Where the stretch's fragments end, in producer order.
    let reviewed: [ArchivedFragment]

    /// What was listed of the stretch and beside it.
    struct Material {
        /// Fragments before the stretch, smallest number first.
        var before: [Fragment]
        /// Those of the stretch.
        var within: [Fragment]
        /// Those behind it.
        var after: [Fragment]
        /// The server time from the first of them to the last, as far as it was listed.
        var listed: ClosedRange<Date>
        /// The stretch itself.
        var range: ClosedRange<Date>
        /// What lies behind the stretch is followed live from this fragment on, which nobody saw the left side of.
        var firstLive: FragmentNumber?
    }

    /// What the past brings was settled long before it is listed, in seconds.
    private static let settledSeconds = 60.0
    /// Conditions are looked at so often, in seconds.
    private static let stepSeconds = 60.0

    /// The findings of what `material` tells.
    init(of material: Material, stream: StreamDescription) {
        let (events, history) = Self.events(in: material, stream: stream)
        findings = events + Self.conditions(in: material, stream: stream)
        reviewed = history
    }

    /// What happened at one place, seen with both sides of it.
    private static func events(
        in material: Material, stream: StreamDescription
    ) -> ([Finding], [ArchivedFragment]) {
        var scene = Scene(stream: stream)
        let all = material.before + material.within + material.after
        let date = material.listed.upperBound.addingTimeInterval(settledSeconds)
        scene.list(all, over: material.listed, at: date)
        // How long it was silent is known as far as it was listed, and what was listed is known to be all there is.
        let silences = scene.ledger.findings.filter { $0.kind == .producerSilent }
        scene.list([], over: material.listed.lowerBound...date, at: date.addingTimeInterval(settledSeconds))
        let owned = Set(material.within.map(\.number.digits))
            .union(material.firstLive.map { [$0.digits] } ?? [])
        let events = scene.ledger.findings.filter(\.kind.isEvent)
        let findings = (events + silences).filter { finding in
            owned.contains(finding.subject)
                || finding.fragments.first.map { owned.contains($0.digits) && !finding.isNamedByNumber }
                    ?? false
        }
        let reviewed = material.within.compactMap { fragment in
            scene.state.archive.history.index(of: fragment).map { scene.state.archive.history[$0] }
        }
        return (findings.map { $0.ended(by: material.listed.upperBound) }, reviewed)
    }

    /// What lasted for some time, seen as it came: minute by minute, after what lies before.
    private static func conditions(in material: Material, stream: StreamDescription) -> [Finding] {
        guard !material.within.isEmpty else { return [] }
        var scene = Scene(stream: stream)
        let start = material.range.lowerBound
        if !material.before.isEmpty {
            scene.list(material.before, over: min(material.listed.lowerBound, start)...start, at: start)
        }
        var rest = material.within[...]
        var from = start
        while from < material.range.upperBound {
            let to = min(from.addingTimeInterval(stepSeconds), material.range.upperBound)
            let part = rest.prefix { $0.serverTimestamp <= to || to == material.range.upperBound }
            rest = rest.dropFirst(part.count)
            scene.list(Array(part), over: from...to, at: to)
            from = to
        }
        return scene.ledger.findings
            .filter { !$0.kind.isEvent && $0.kind != .producerSilent }
            .compactMap { $0.clamped(to: material.range) }
    }

    /// A stream of which only this is known.
    private struct Scene {
        var state: StreamState
        var checks = AllChecks.make()
        var ledger = FindingLedger()

        init(stream: StreamDescription) { state = StreamState(stream: stream) }

        mutating func list(_ fragments: [Fragment], over range: ClosedRange<Date>, at date: Date) {
            let listing = FragmentListing(date: date, range: range, fragments: fragments)
            let changes = state.absorb(.listed(listing))
            for index in checks.indices { checks[index].review(changes, of: state, into: &ledger) }
        }
    }
}

extension Finding {
    /// Its subject is the number of a fragment, so that says where it belongs.
    fileprivate var isNamedByNumber: Bool { fragments.contains { $0.digits == subject } }

    /// The same where nothing is known behind `date`: it lasted until then at least.
    fileprivate func ended(by date: Date) -> Finding {
        guard to == nil else { return self }
        var finding = self
        finding.to = max(from, date)
        return finding
    }

    /// The part of it within `range`, or `nil` where there is none.
    fileprivate func clamped(to range: ClosedRange<Date>) -> Finding? {
        let end = to ?? range.upperBound
        guard end > range.lowerBound, from < range.upperBound || to == nil else { return nil }
        var finding = self
        finding.from = min(max(from, range.lowerBound), range.upperBound)
        finding.to = max(finding.from, min(end, range.upperBound))
        return finding
    }
}
