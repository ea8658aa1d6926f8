import FoundationEssentials
import StreamAnalysis

/// A figure over time: in each column the range of its samples, and their middle as a line.
struct SpreadChart: Sendable {
    /// A sample, in seconds.
    struct Sample: Hashable, Sendable {
        let date: Date
        let seconds: Double
    }

    private let name: String
    private let scale: TimeScale
    private let columns: [(x: Double, least: Double, middle: Double, greatest: Double)]

    /// The samples of `range`, oldest first, under `name`.
    init(_ name: String, _ samples: [Sample], in range: ClosedRange<Date>) {
        self.name = name
        scale = TimeScale(range: range, left: Chart.left, right: Chart.right)
        let scale = scale
        let groups = Dictionary(grouping: samples.filter { range.contains($0.date) && $0.seconds.isFinite }) {
            Int(scale.x($0.date) / columnWidth)
        }
        columns = groups.sorted { $0.key < $1.key }.map { column, samples in
            let sorted = samples.map(\.seconds).sorted()
            return (
                (Double(column) + 0.5) * columnWidth, sorted[0], sorted[sorted.count / 2],
                sorted[sorted.count - 1]
            )
        }
    }

    /// The picture.
    var svg: String {
        let values = ValueScale(
            least: columns.map(\.least).min() ?? 0, greatest: columns.map(\.greatest).max() ?? 0, top: top,
            bottom: top + plotHeight)
        return SVGElement.picture(
            height: top + plotHeight + axisHeight, label: name,
            axes(values)
                + columns.map { column in
                    let (high, low) = (values.y(column.greatest), values.y(column.least))
                    return SVGElement.rectangle(
                        "band", x: column.x - columnWidth / 2, y: high, width: columnWidth,
                        height: max(low - high, leastHeight),
                        title: "\(Wording.measured(column.least)) to \(Wording.measured(column.greatest))")
                } + lines(values))
    }

    private func axes(_ values: ValueScale) -> [String] {
        let times = scale.ticks.flatMap { tick in
            [
                SVGElement.line("grid", scale.x(tick.date), top, scale.x(tick.date), top + plotHeight),
                scale.label(tick, y: top + plotHeight + 14),
            ]
        }
        return times
            + values.ticks.flatMap { tick in
                [
                    SVGElement.line(
                        "grid", scale.left, values.y(tick.value), scale.right, values.y(tick.value)),
                    SVGElement.text(
                        tick.label + " s", x: Chart.left - 8, y: values.y(tick.value) + 4, anchor: "end"),
                ]
            } + [SVGElement.text(name, x: 0, y: top - 12)]
    }

    /// The middles, connected where samples follow each other: a line over a hole would be made up.
    private func lines(_ values: ValueScale) -> [String] {
        let steps = zip(columns, columns.dropFirst()).map { $1.x - $0.x }.sorted()
        let reach = 3 * max(steps.isEmpty ? 0 : steps[steps.count / 2], columnWidth)
        var runs: [[String]] = []
        var last = -Double.infinity
        for column in columns {
            if column.x - last > reach { runs.append([]) }
            runs[runs.count - 1].append(
                "\(SVGElement.number(column.x)),\(SVGElement.number(values.y(column.middle)))")
            last = column.x
        }
        return runs.map {
            SVGElement.tag("polyline", ["class": "line", "points": $0.joined(separator: " ")])
        }
    }
}

private let top = 28.0
private let plotHeight = 120.0
private let axisHeight = 24.0
private let columnWidth = 2.0
private let leastHeight = 1.0
