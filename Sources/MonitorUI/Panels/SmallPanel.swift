import Canvas
import FoundationEssentials
import StreamAnalysis

/// The health in a few lines, for a terminal too small for the timeline; the first line alone says it.
struct SmallPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let width = area.size.columns
        let figures = HeaderFigures(model: model, isNarrow: true)
        var lines = [health(width: width)]
        lines += figures.health.map(\.text) + finding(width: width)
        lines = (lines + figures.measures.map(\.text)).filter { $0.width > 0 }
        let room = max(1, area.size.rows - 1)
        for (row, line) in lines.prefix(room).enumerated() {
            frame.writeLine(line, row: row, in: area)
        }
        guard area.size.rows > 1 else { return }
        let time = model.now.map { $0.civil.clock + "Z  " } ?? ""
        let last = StyledText(time, .text, .bold) + model.smallHint("timeline")
        frame.writeLine(model.noticeLine ?? last, row: area.size.rows - 1, in: area)
    }

    /// The stream's name and the verdict; where both have no room, the verdict.
    private func health(width: Int) -> StyledText {
        let bothFrom = 20
        let verdict = Verdict(model.shown, now: model.now).text
        guard width >= bothFrom else { return verdict.truncated(to: width) }
        let name = StyledText(model.streamName, .title, .bold).truncated(to: max(8, width / 3))
        return name + StyledText(" ") + verdict.truncated(to: max(8, width - name.width - 1))
    }

    /// What the verdict is about, or the finding that was chosen instead, with its name.
    private func finding(width: Int) -> [StyledText] {
        guard model.selection != nil, let finding = model.selectedFinding, let now = model.now else {
            let findings = model.shownFindings
            let place = findings.worstPlace(at: model.now ?? .distantPast)
            return place.map { StyledText(findings[$0].sentences.what).wrapped(to: width) } ?? []
        }
        let title = StyledText("▸ \(finding.title)", .selection, .bold)
        return [title + StyledText("  \(finding.time(near: now))", .muted)]
            + StyledText(finding.sentences.what).wrapped(to: width)
    }
}

extension Model {
    /// What a small terminal's last line ends with: how to quit, and that it stands still, or from which size on there is
    /// `more`.
    func smallHint(_ more: String) -> StyledText {
        let minimum = ScreenLayout.minimum
        let words = StyledText("\(more) from \(minimum.columns)x\(minimum.rows)", .muted)
        return options.keys.hint(for: .quit, in: .everywhere, "quit  ") + (frozen == nil ? words : mode)
    }

    /// What the last line says instead, where there is something the operator should know first; that the screen stands
    /// still is said beside it.
    var noticeLine: StyledText? {
        notice.map { notice in
            let mark = frozen == nil ? StyledText() : StyledText(" ‖ FROZEN ", .notice, [.bold, .reverse])
            return mark + StyledText(mark.width > 0 ? "  " : "") + StyledText(notice.text, notice.role, .bold)
        }
    }
}
