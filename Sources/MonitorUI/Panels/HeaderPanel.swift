import Canvas
import FoundationEssentials
import StreamAnalysis

/// Stream and verdict in the first line, the figures below.
struct HeaderPanel: Panel {
    /// What is drawn.
    let model: Model

    private static let usual = 80

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 1, rows: 0)
        let isNarrow = inner.size.rows <= 2
        drawFirstLine(into: &frame, area: inner, cost: isNarrow ? StyledText() : traffic)
        let figures = HeaderFigures(model: model, isNarrow: isNarrow)
        let width = inner.size.columns
        if !isNarrow {
            frame.writeLine(Fact.line(figures.health, width: width), row: 1, in: inner)
            frame.writeLine(Fact.line(figures.measures, width: width), row: 2, in: inner)
        } else {
            let all = figures.health + figures.measures
            // A terminal smaller than the usual smallest has no room for what isn't about the stream.
            let cost = area.size.columns < Self.usual ? StyledText() : traffic
            let room = width - (cost.width > 0 ? cost.width + 2 : 0)
            frame.writeLine(Fact.line(all, width: room, separator: "  "), row: 1, in: inner)
            frame.write(cost, at: Point(column: width - cost.width, row: 1), in: inner)
        }
    }

    /// What stands on the right whatever the verdict says: the time, that it is recorded, and what the screen costs.
    private func drawFirstLine(into frame: inout Frame, area: Rect, cost: StyledText) {
        let width = area.size.columns
        let stream = model.shown?.stream
        let name = StyledText(model.streamName, .title, .bold)
        let verdict = Verdict(model.shown, now: model.now).text
        let facts = facts(stream, cost: cost)
        let needed = StyledText.joined(facts.filter { $0.rank == 0 }.map(\.text), separator: "  ").width
        let title = name.truncated(to: max(12, width / 4)) + StyledText("  ")
        let left = title + verdict.truncated(to: max(12, width - title.width - needed - 2))
        frame.write(left, at: Point(column: 0, row: 0), in: area)
        let right = Fact.line(facts, width: max(0, width - left.width - 2), separator: "  ")
        frame.write(right, at: Point(column: width - right.width, row: 0), in: area)
    }

    /// What stands on the right: where it is, the time, and `cost`, what the screen costs.
    func facts(_ stream: StreamDescription?, cost: StyledText) -> [Fact] {
        let status = stream?.status ?? ""
        let isActive = status == "ACTIVE"
        return [
            Fact(text: StyledText(stream?.region ?? model.options.region, .muted), rank: 5),
            Fact(text: StyledText(status, isActive ? .muted : .warning), rank: isActive ? 4 : 1),
            Fact(text: StyledText(model.now.map { $0.civil.clock + "Z" } ?? "--:--:--Z"), rank: 0),
            Fact(text: recording, rank: 0),
            Fact(text: others, rank: 2),
            Fact(text: cost, rank: 0),
            Fact(text: model.options.keys.hint(for: .help, in: .everywhere, "help"), rank: 3),
        ]
    }

    private var recording: StyledText {
        model.recordingFile == nil ? StyledText() : StyledText("● REC", .critical, .bold)
    }

    /// How the other streams are, while one of many is open.
    private var others: StyledText {
        guard model.isFleet, model.screen != .streams, let report = model.shownFleet else {
            return StyledText()
        }
        let counts = report.streams.filter { $0.name != model.opened }.reduce(into: [:]) {
            $0[$1.level, default: 0] += 1
        }
        let parts = [StreamSummary.Level.critical, .warning].compactMap { level in
            counts[level].map { StyledText("\(level.glyph) \($0)", level.role, .bold) }
        }
        let levels = parts.isEmpty ? StyledText("● ok", .muted) : StyledText.joined(parts, separator: " ")
        let words = StyledText("others ", .muted) + levels
        // A digit alone before the word would be read as their number.
        guard let key = model.options.keys.key(for: .showStreams, in: .everywhere) else { return words }
        return words + StyledText(" (key ", .muted) + StyledText(key.name, .key, .bold)
            + StyledText(")", .muted)
    }

    /// What the terminal is sent.
    var traffic: StyledText {
        model.traffic.bytesPerSecond.map { StyledText("↑ " + Quantity.byteRate($0), .muted) } ?? StyledText()
    }
}
