import FoundationEssentials

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
        scale = TimeScale(range: range, left: Chart.left, right: Chart.width - margin)
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
                        title: "\(Phrase.span(column.least)) to \(Phrase.span(column.greatest))")
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

/// Places values between top and bottom and names round ones.
struct ValueScale: Sendable {
    private let low: Double
    private let high: Double
    private let step: Double
    private let top: Double
    private let bottom: Double

    /// A scale with round ends around `least` and `greatest`.
    init(least: Double, greatest: Double, top: Double, bottom: Double) {
        let span = max(greatest - least, abs(greatest) * 0.1, 0.1)
        let rough = span / 3
        let power = Self.steps.first { $0 >= rough } ?? rough
        step = power
        low = (least / power).rounded(.down) * power
        high = max((greatest / power).rounded(.up) * power, low + power)
        self.top = top
        self.bottom = bottom
    }

    /// Where `value` lies.
    func y(_ value: Double) -> Double { bottom - (value - low) / (high - low) * (bottom - top) }

    /// Round values from bottom to top, with what they are called.
    var ticks: [(value: Double, label: String)] {
        let most = 8.0
        return stride(from: 0, through: min(((high - low) / step).rounded(), most), by: 1).map {
            let value = low + $0 * step
            return (value, Figure.decimal(value, digits: step < 1 ? (step < 0.1 ? 2 : 1) : 0))
        }
    }

    /// 1, 2, 5 and their tenfolds, from hundredths of a second to years.
    private static let steps: [Double] = (-2...9).flatMap { power -> [Double] in
        let ten = (0..<abs(power)).reduce(1.0) { value, _ in power < 0 ? value / 10 : value * 10 }
        return [ten, 2 * ten, 5 * ten]
    }
}

private let margin = 12.0
private let top = 28.0
private let plotHeight = 120.0
private let axisHeight = 24.0
private let columnWidth = 2.0
private let leastHeight = 1.0
