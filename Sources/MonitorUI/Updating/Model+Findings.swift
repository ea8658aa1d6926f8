import Canvas
import FoundationEssentials
import StreamAnalysis

/// Which finding is chosen, and how their list moves.
extension Model {
    /// The place of the chosen finding among `findings`; without a choice that of what the verdict tells, or else of the
    /// first. `nil` where there is none.
    func selectedIndex(in findings: [Finding]) -> Int? {
        guard !findings.isEmpty else { return nil }
        let chosen = selection.flatMap { selection in findings.firstIndex { $0.id == selection } }
        return chosen ?? findings.worstPlace(at: now ?? .distantPast) ?? 0
    }

    /// The chosen finding, or the one that is explained without a choice; `nil` where there is none.
    var selectedFinding: Finding? {
        let findings = shownFindings
        return selectedIndex(in: findings).map { findings[$0] }
    }

    /// The list of findings as it is on screen.
    var findingsPanel: FindingsPanel {
        let findings = shownFindings
        return FindingsPanel(
            findings: findings, selected: selectedIndex(in: findings),
            line: selection == nil ? nil : findingLine, isFocused: focus == .findings,
            now: now ?? .distantPast)
    }

    /// So many findings are on screen.
    var findingRows: Int { max(1, layout.findings.size.rows - 1) }

    /// Chooses the finding `offset` places on in the list, and moves cursor and view to it.
    mutating func selectFinding(by offset: Int) {
        guard let place = selectedIndex(in: shownFindings) else { return }
        // Whoever isn't in the list yet means the one that is explained already.
        let isFirstChoice = selection == nil && focus == .timeline && offset > 0
        selectFinding(at: isFirstChoice ? place : place + offset)
    }

    /// Chooses the finding at `place` of the list, or at the end that lies nearer, and moves cursor and view to it.
    mutating func selectFinding(at place: Int) {
        let (panel, rows) = (findingsPanel, findingRows)
        guard let before = panel.selected else { return }
        let target = min(panel.findings.count - 1, max(0, place))
        let line = panel.visible(rows: rows).line(of: before) + target - before
        findingLine = min(rows - 1, max(0, line))
        select(panel.findings[target])
    }

    private mutating func select(_ finding: Finding) {
        selection = finding.id
        focus = .findings
        if detail != nil { detail = .finding(scroll: 0) }
        show(finding)
    }

    /// Chooses the finding that a replay went to.
    mutating func choose(_ id: Finding.ID) {
        selection = id
        findingLine = nil
    }

    /// Chooses none any more, and leaves their list.
    mutating func releaseFinding() {
        selection = nil
        findingLine = nil
        focusTimeline()
    }

    /// Moves between timeline and findings; what is open follows.
    mutating func moveFocus() {
        guard screen == .stream, focus == .timeline else { return focusTimeline() }
        guard !shownFindings.isEmpty else { return }
        focus = .findings
        if detail != nil { detail = .finding(scroll: 0) }
    }
}
