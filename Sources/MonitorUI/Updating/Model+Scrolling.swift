import Canvas
import StreamAnalysis

/// Rows and pages of whatever has the keys: the help, the list of findings, a list, or time.
extension Model {
    /// Does what goes up or down by rows and pages, and tells whether `action` was that.
    mutating func scroll(_ action: Action) -> Bool {
        switch action {
        case .previousRow, .scrollUp: goDown(by: -1)
        case .nextRow, .scrollDown: goDown(by: 1)
        case .previousHalfPage: turn(pages: -0.5)
        case .nextHalfPage: turn(pages: 0.5)
        case .previousPage: turn(pages: -1)
        case .nextPage: turn(pages: 1)
        case .firstRow: goDown(by: -FragmentHistory.capacity)
        case .lastRow: goDown(by: FragmentHistory.capacity)
        default: return false
        }
        return true
    }

    private mutating func goDown(by rows: Int) {
        if helpPanel != nil { return scrollHelp(by: rows) }
        if screen.hasTimeAxis { return selectFinding(by: rows) }
        moveRow(by: rows)
    }

    private mutating func turn(pages: Double) {
        if let helpPanel { return scrollHelp(by: Int(pages * Double(helpPanel.rows(in: size).visible))) }
        guard screen.hasTimeAxis else { return moveRow(by: Int(pages * Double(visibleRows))) }
        guard !scrollReading(byPages: pages) else { return }
        guard screen == .stream, focus == .findings else { return moveTime(byPages: pages) }
        selectFinding(by: Int(pages * Double(findingRows)))
    }

    /// Goes on in the text that is open, and tells whether there is one that pages are turned of: of a fragment only
    /// where it is cut, since else they are time.
    private mutating func scrollReading(byPages pages: Double) -> Bool {
        guard screen == .stream, let detail else { return false }
        let area = layout.detail
        let step = Int(pages * Double(max(1, area.size.rows - 1)))
        let next = { (scroll: Int, last: Int) in min(last, max(0, min(scroll, last) + step)) }
        switch detail {
        case .fragment(let scroll):
            let last = fragmentPanel.reading(scroll: scroll, keys: options.keys).lastScroll(in: area)
            guard last > 0 else { return false }
            self.detail = .fragment(scroll: next(scroll, last))
        case .finding(let scroll):
            guard let finding = selectedFinding, let now else { return true }
            let panel = FindingPanel(finding: finding, now: now, scroll: scroll, keys: options.keys)
            self.detail = .finding(scroll: next(scroll, panel.reading.lastScroll(in: area)))
        }
        return true
    }

    /// The help as it is on screen, or `nil` while it isn't open.
    var helpPanel: HelpPanel? {
        guard case .help(let scroll)? = overlay else { return nil }
        return HelpPanel(
            keys: options.keys, scopes: helpScopes, scroll: scroll, isASCII: options.isASCII)
    }

    /// Goes so many rows down in the help, and no further than its ends.
    mutating func scrollHelp(by rows: Int) {
        guard let helpPanel else { return }
        let (total, visible) = helpPanel.rows(in: size)
        let last = total - visible
        overlay = .help(scroll: min(last, max(0, helpPanel.scroll + rows)))
    }
}
