import Canvas
import FoundationEssentials
import StreamAnalysis

/// Stream and verdict in the first line, the figures below.
struct HeaderPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        drawFirstLine(into: &frame, area: inner)
        let isNarrow = inner.size.rows <= 2
        let figures = HeaderFigures(model: model, isNarrow: isNarrow)
        let width = inner.size.columns
        if !isNarrow {
            frame.writeLine(Fact.line(figures.health, width: width), row: 1, in: inner)
            frame.writeLine(Fact.line(figures.measures, width: width), row: 2, in: inner)
        } else {
            let all = figures.health + figures.measures
            frame.writeLine(Fact.line(all, width: width, separator: "  "), row: 1, in: inner)
        }
    }

    private func drawFirstLine(into frame: inout Frame, area: Rect) {
        let width = area.size.columns
        let stream = model.shown?.stream
        let name = StyledText(stream?.name ?? model.options.stream, .title, .bold)
        let verdict = Verdict(model.shown, now: model.now).text
        let left =
            name.truncated(to: max(12, width / 4)) + StyledText("  ")
            + verdict.truncated(to: max(12, width - min(name.width, width / 4) - 14))
        frame.write(left, at: Point(column: 0, row: 0), in: area)
        let right = Fact.line(facts(stream), width: max(0, width - left.width - 2), separator: "  ")
        frame.write(right, at: Point(column: width - right.width, row: 0), in: area)
    }

    private func facts(_ stream: StreamDescription?) -> [Fact] {
        let status = stream?.status ?? ""
        let isActive = status == "ACTIVE"
        return [
            Fact(text: StyledText(stream?.region ?? model.options.region, .muted), rank: 5),
            Fact(text: StyledText(status, isActive ? .muted : .warning), rank: isActive ? 4 : 1),
            Fact(
                text: StyledText(model.now.map { $0.civil.clock + "Z" } ?? "--:--:--Z", .text, .bold), rank: 0
            ),
            Fact(text: recording, rank: 0),
            Fact(text: traffic, rank: 6),
            Fact(text: .hint("?", "help"), rank: 3),
        ]
    }

    private var recording: StyledText {
        model.recordingFile == nil ? StyledText() : StyledText("● REC", .critical, .bold)
    }

    private var traffic: StyledText {
        model.traffic.bytesPerSecond.map { StyledText("↑ " + Quantity.byteRate($0), .muted) } ?? StyledText()
    }
}
