import Canvas

/// What can be typed, in a row above the line, as many as fit; the one that Tab has put in stands out.
struct CandidatesPanel: Panel {
    /// What can be typed.
    let candidates: [String]
    /// The place of the one that is in the line, or `nil`.
    let place: Int?

    private static let gap = 2

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        frame.writeLine(line(width: inner.size.columns).fitted(to: inner.size.columns), row: 0, in: inner)
    }

    /// The candidates from the page on that has the chosen one.
    private func line(width: Int) -> StyledText {
        var pages: [[Int]] = [[]]
        var used = 0
        // Both marks may be needed.
        let room = width - 2 * Self.gap
        for index in candidates.indices {
            let size = candidates[index].count + Self.gap
            if used + size > room, pages.last?.isEmpty == false {
                pages.append([])
                used = 0
            }
            pages[pages.count - 1].append(index)
            used += size
        }
        let number = pages.firstIndex { page in place.map(page.contains) ?? false } ?? 0
        let words = pages[number].map { index in
            index == place
                ? StyledText("▸" + candidates[index], .selection, [.bold, .reverse])
                : StyledText(" " + candidates[index], .muted)
        }
        let left = StyledText(number > 0 ? "◂ " : "  ", .key, .bold)
        let right = StyledText(number + 1 < pages.count ? " ►" : "", .key, .bold)
        return left + words.reduce(StyledText()) { $0 + $1 + StyledText(" ") } + right
    }
}
