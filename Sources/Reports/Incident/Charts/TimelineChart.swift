import FoundationEssentials
import StreamAnalysis

/// What the archive holds, what the monitor's playlists held, and what went wrong, on one axis.
struct TimelineChart: Sendable {
    /// A stretch within a lane.
    struct Stretch: Hashable, Sendable {
        let from: Date
        let to: Date
        let title: String
    }

    /// What lies under it.
    private let scale: TimeScale
    /// The stretches without media.
    private let holes: [Stretch]
    /// The stretches that a playlist held, or `nil` where no playlist was seen.
    private let served: [Stretch]?
    /// What went wrong.
    private let findings: [Finding]

    /// The timeline of `report`.
    init(_ report: IncidentReport) {
        scale = TimeScale(range: report.availability.range, left: Chart.left, right: Chart.right)
        holes = report.availability.holes.map {
            Stretch(
                from: $0.from, to: $0.to,
                title: "no media for \(Wording.span($0.seconds)), \(Phrase.range($0.from, $0.to))")
        }
        served = Self.served(report.fragments)
        findings = report.findings.filter(\.kind.isOnMediaTime)
    }

    /// Stretches that a playlist held, those that touch joined.
    private static func served(_ fragments: [ArchivedFragment]) -> [Stretch]? {
        let joinSeconds = 0.1
        var spans: [(from: Date, to: Date)] = []
        for fragment in fragments {
            guard case .served = fragment.membership else { continue }
            let start = fragment.fragment.producerTimestamp
            if let last = spans.last, start.timeIntervalSince(last.to) <= joinSeconds {
                spans[spans.count - 1].to = max(last.to, fragment.end)
            } else {
                spans.append((start, fragment.end))
            }
        }
        return spans.isEmpty
            ? nil
            : spans.map {
                Stretch(from: $0.from, to: $0.to, title: "in the playlist, \(Phrase.range($0.from, $0.to))")
            }
    }

    /// The picture.
    var svg: String {
        let lanes = [archiveLane(y: top)] + (served.map { [playlistLane($0, y: top + laneStep)] } ?? [])
        let bottom = top + Double(lanes.count) * laneStep
        return SVGElement.picture(
            height: bottom + markHeight + axisHeight, label: "Timeline",
            axis(from: top - 6, to: bottom + markHeight) + lanes + marks(y: bottom))
    }

    private func axis(from top: Double, to bottom: Double) -> [String] {
        scale.ticks.flatMap { tick in
            [
                SVGElement.line("grid", scale.x(tick.date), top, scale.x(tick.date), bottom),
                scale.label(tick, y: bottom + 14),
            ]
        }
    }

    private func archiveLane(y: Double) -> String {
        let whole = SVGElement.rectangle(
            "media", x: scale.left, y: y, width: scale.right - scale.left, height: laneHeight, title: "media")
        return
            ([SVGElement.text("archive", x: 0, y: y + textDrop), whole]
            + holes.map { stretch("hole", $0, y: y) })
            .joined(separator: "\n")
    }

    private func playlistLane(_ served: [Stretch], y: Double) -> String {
        let whole = SVGElement.rectangle(
            "unserved", x: scale.left, y: y, width: scale.right - scale.left, height: laneHeight,
            title: "not seen in a playlist")
        return
            ([SVGElement.text("playlist", x: 0, y: y + textDrop), whole]
            + served.map { stretch("served", $0, y: y) })
            .joined(separator: "\n")
    }

    /// However short it is, it can be seen.
    private func stretch(_ kind: String, _ stretch: Stretch, y: Double) -> String {
        let x = scale.x(stretch.from)
        return SVGElement.rectangle(
            kind, x: x, y: y, width: max(scale.x(stretch.to) - x, leastWidth), height: laneHeight,
            title: stretch.title)
    }

    /// Findings in rows, so that those at one place don't hide each other.
    private func marks(y: Double) -> [String] {
        var ends = [Double](repeating: -.infinity, count: markRows)
        let drawn = findings.map { finding in
            let x = scale.x(finding.from)
            let width = max(finding.to.map { scale.x($0) - x } ?? scale.right - x, markWidth)
            let row = ends.firstIndex { $0 < x } ?? ends.indices.min { ends[$0] < ends[$1] } ?? 0
            ends[row] = max(ends[row], x + width + 1)
            return SVGElement.rectangle(
                "mark \(finding.severity.word)", x: x, y: y + 4 + Double(row) * markStep, width: width,
                height: markStep - 2,
                title: "\(finding.kind.rawValue) \(finding.cause ?? ""): \(finding.sentences.what)")
        }
        return [SVGElement.text("findings", x: 0, y: y + textDrop)] + drawn
    }
}

private let top = 14.0
private let laneHeight = 22.0
private let laneStep = 30.0
private let textDrop = 15.0
private let leastWidth = 1.5
private let markWidth = 4.0
private let markRows = 4
private let markStep = 8.0
private let markHeight = 40.0
private let axisHeight = 24.0
