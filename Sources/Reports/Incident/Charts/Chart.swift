/// A picture in a document.
enum Chart: Sendable {
    /// What the archive holds, what players got, and what went wrong, on one axis.
    case timeline(TimelineChart)
    /// A figure over time.
    case spread(SpreadChart)

    /// The picture as an SVG element that takes its colours from the page's style.
    var svg: String {
        switch self {
        case .timeline(let chart): chart.svg
        case .spread(let chart): chart.svg
        }
    }
}

extension Chart {
    /// How wide every chart is, in its own units; a page scales it.
    static let width = 960.0
    /// Where the plots begin: names and scales stand before it.
    static let left = 90.0
    /// Where they end.
    static let right = width - 12
}
