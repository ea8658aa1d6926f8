import FoundationEssentials

/// Places dates between two edges and names round ones.
struct TimeScale: Sendable {
    /// The dates at the edges.
    let range: ClosedRange<Date>
    /// The left edge.
    let left: Double
    /// The right edge.
    let right: Double

    private var seconds: Double { max(range.upperBound.timeIntervalSince(range.lowerBound), 0.001) }

    /// Where `date` lies, between the edges.
    func x(_ date: Date) -> Double {
        let share = date.timeIntervalSince(range.lowerBound) / seconds
        return left + min(max(share, 0), 1) * (right - left)
    }

    /// Round dates within the range, at most about ten, with what they are called in UTC.
    var ticks: [(date: Date, label: String)] {
        let most = 8.0
        let step =
            Self.steps.first { seconds / $0 <= most } ?? Self.day * (seconds / Self.day / most).rounded(.up)
        let first = (range.lowerBound.timeIntervalSince1970 / step).rounded(.up)
        let last = (range.upperBound.timeIntervalSince1970 / step).rounded(.down)
        guard first <= last, last - first < 100 else { return [] }
        return stride(from: first, through: last, by: 1).map { position in
            let date = Date(timeIntervalSince1970: position * step)
            return (date, Self.label(of: date, step: step))
        }
    }

    /// A tick's name under its line, or left of it where it would be cut off.
    func label(_ tick: (date: Date, label: String), y: Double) -> String {
        let halfName = 20.0
        let isAtEdge = x(tick.date) + halfName > Chart.width
        return SVGElement.text(tick.label, x: x(tick.date), y: y, anchor: isAtEdge ? "end" : "middle")
    }

    private static let day = 86_400.0
    private static let steps: [Double] = [
        0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
        day,
    ]

    private static func label(of date: Date, step: Double) -> String {
        let time = Timestamp.timeOfDay(date)
        if step >= day { return String(Timestamp.iso8601(date).prefix(10)) }
        if step >= 60 { return String(time.prefix(5)) }
        return String(step >= 1 ? time.prefix(8) : time.prefix(10))
    }
}
