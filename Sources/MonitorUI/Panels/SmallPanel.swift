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
        let name = StyledText(model.streamName, .title, .bold)
        let verdict = Verdict(model.shown, now: model.now).text
        var lines = [verdict.truncated(to: max(8, width - name.width - 1)) + StyledText(" ") + name]
        lines += figures.health.map(\.text)
        let worst = model.shownFindings.worst
        lines += worst.map { StyledText($0.sentences.what).wrapped(to: width) } ?? []
        lines = (lines + figures.measures.map(\.text)).filter { $0.width > 0 }
        let room = max(1, area.size.rows - 1)
        for (row, line) in lines.prefix(room).enumerated() {
            frame.writeLine(line, row: row, in: area)
        }
        guard area.size.rows > 1 else { return }
        let time = model.now.map { $0.civil.clock + "Z  " } ?? ""
        let last = StyledText(time, .text, .bold) + model.smallHint("timeline")
        frame.writeLine(model.smallNotice ?? last, row: area.size.rows - 1, in: area)
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

    /// What a small terminal's last line says instead, where there is something the operator should know first.
    var smallNotice: StyledText? { notice.map { StyledText($0.text, $0.role, .bold) } }
}
