import Canvas

/// A row of options of which one is chosen; where there is no room for all, the chosen one is among those that are shown.
struct OptionRow {
    private let options: [String]
    private let chosen: Int
    /// The places of those that are shown.
    private let shown: Range<Int>

    private static let cut = StyledText("…", .muted)

    /// As many of `options` as fit into `width` columns around the one at the place `chosen`.
    init(_ options: [String], chosen: Int, width: Int) {
        var shown = chosen..<chosen + 1
        var isGrowing = true
        while isGrowing {
            let wider = [
                shown.lowerBound..<min(options.count, shown.upperBound + 1),
                max(0, shown.lowerBound - 1)..<shown.upperBound,
            ]
            let next = wider.first { $0 != shown && Self.width(of: $0, among: options) <= width }
            isGrowing = next != nil
            shown = next ?? shown
        }
        (self.options, self.chosen, self.shown) = (options, chosen, shown)
    }

    /// Brackets or blanks around each, a blank between two, and a sign where some are left out.
    private static func width(of shown: Range<Int>, among options: [String]) -> Int {
        let words = options[shown].reduce(0) { $0 + StyledText($1).width + 3 } - 1
        return words + (shown.lowerBound > 0 ? 2 : 0) + (shown.upperBound < options.count ? 2 : 0)
    }

    /// What it looks like.
    var text: StyledText {
        var text = shown.lowerBound > 0 ? Self.cut + StyledText(" ") : StyledText()
        for (index, place) in shown.enumerated() {
            if index > 0 { text += StyledText(" ") }
            text +=
                place == chosen
                ? StyledText("[\(options[place])]", .selection, .bold)
                : StyledText(" \(options[place]) ", .muted)
        }
        return shown.upperBound < options.count ? text + StyledText(" ") + Self.cut : text
    }

    /// The place of the option that stands at `column` of its text, or of the next one where some are left out.
    func place(at column: Int) -> Int? {
        var start = 0
        if shown.lowerBound > 0 {
            guard column > 0 else { return shown.lowerBound - 1 }
            start = 2
        }
        for place in shown {
            let end = start + StyledText(options[place]).width + 2
            if (start..<end).contains(column) { return place }
            start = end + 1
        }
        return column == start && shown.upperBound < options.count ? shown.upperBound : nil
    }
}
