import Canvas
import FoundationEssentials
import StreamAnalysis

/// What the clocks of producer, server and viewer say against each other, along the axis of the stream screen.
///
/// ```
///  ─ ► Clocks ───────────────────────────────────────────────
///  the producer's clock gains 3 ms/h   jitter ±0.11 s
///  1 s/col    14:21:15       14:21:30       14:21:45
///  ► LIVE     ┬──────────────┬──────────────┬──────── now
///   lag  4 s ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
///  ─ Lag  p50 +1.820 s  p90 +1.930 s  p99 +5.020 s ───────────
///       34 ┤ ▂▆█▅▂
/// ```
struct ClocksPanel: Panel {
    /// What is drawn.
    let report: StreamReport
    /// What of it jitters, as the header has it.
    let steady: SteadyFigures
    /// The moment of drawing.
    let now: Date
    /// The axis.
    let axis: TimeAxis
    /// Columns on the left for names and scales.
    let gutter: Int
    /// The fragment under the cursor, or `nil` while the newest is followed.
    let cursor: Date?
    /// Whether the view moves on with time, in words.
    let mode: StyledText
    /// The stretch of time that was dragged over.
    let dragged: DraggedRange?
    /// The finding that was chosen, or `nil` where none was.
    let finding: Finding?
    /// What is said of the fragment under the cursor, or `nil` while the newest is followed.
    let readout: CursorReadout?

    func draw(into frame: inout Frame, area: Rect) {
        let layout = ClocksLayout(area: area, gutter: gutter)
        let traces = ClockTraces(report: report, axis: axis)
        var rule = Rule(title: title)
        rule.trailing = readout?.text(width: rule.room(in: layout.title.size.columns)) ?? StyledText()
        rule.draw(into: &frame, area: layout.title)
        let figures = layout.figures.inset(columns: 1, rows: 0)
        frame.writeLine(Fact.line(facts, width: figures.size.columns), row: 0, in: figures)
        AxisPanel(axis: axis, now: now, mode: mode, dragged: dragged)
            .draw(into: &frame, labels: layout.labels, ruler: layout.ruler)
        drawMarks(into: &frame, layout)
        drawPlots(traces, into: &frame, layout)
        drawSpreads(traces, into: &frame, layout)
        guard let cursor, axis.shows(cursor) else { return }
        TimeCursor(column: axis.column(at: cursor)).draw(
            into: &frame, ruler: layout.ruler, lanes: [layout.marks, layout.lag, layout.step, layout.latency])
    }

    private var title: StyledText {
        let title = StyledText.sectionTitle("Clocks", isFocused: true)
        guard let finding else { return title }
        let sign = FindingSign.of(finding.kind)
        return title + StyledText("  ▸ ", .selection, .bold)
            + StyledText("\(sign.glyph) \(finding.title)", sign.role)
            + StyledText("  \(finding.time(near: now))", .muted)
    }

    /// What changes clocks, or looks as if it did.
    private static let kinds: Set<Finding.Kind> = [.clockJump, .reconnect, .lateFragment, .uplinkSlow]

    private func drawMarks(into frame: inout Frame, _ layout: ClocksLayout) {
        var rows = MarkRows(columns: axis.columns, rows: layout.marks.size.rows)
        let all = TimelineMark.all(in: report, axis: axis, now: now, of: Self.kinds)
        for mark in rows.place(all).reversed() {
            let column = min(axis.columns - 1, max(0, mark.first))
            frame[layout.ruler.point(column, 0)] = Cell(
                character: mark.glyph, role: mark.role, emphasis: .bold)
        }
        rows.draw(into: &frame, area: layout.marks)
        for mark in all where mark.glyph == "Δ" && (0..<axis.columns).contains(mark.first) {
            for plot in [layout.lag, layout.step, layout.latency] {
                for row in 0..<plot.size.rows {
                    frame[plot.point(mark.first, row)] = Cell(character: "╎", role: mark.role)
                }
            }
        }
    }

    private func drawPlots(_ traces: ClockTraces, into frame: inout Frame, _ layout: ClocksLayout) {
        let isWide = gutter > 12
        draw(
            "lag",
            LagPlot(lags: traces.lags, scale: traces.lags.closeScale, trend: traces.trend), into: &frame,
            layout.lag)
        draw(
            isWide ? "server step" : "srv step", LagPlot(lags: traces.steps, role: .axis), into: &frame,
            layout.step)
        draw(
            isWide ? "live latency" : "latency",
            LagPlot(lags: traces.latencies, scale: traces.latencies.closeScale, role: .playlist),
            into: &frame,
            layout.latency)
    }

    /// A plot with its name beside its second row, where its scale has no label.
    private func draw(_ name: String, _ plot: LagPlot, into frame: inout Frame, _ area: Rect) {
        guard area.size.rows > 0 else { return }
        plot.draw(into: &frame, area: area)
        let row = area.origin.row + min(1, area.size.rows - 1)
        frame.write(StyledText(name, plot.role), at: Point(column: 1, row: row), in: frame.bounds)
        guard plot.scale == nil, plot.lags.scale == nil else { return }
        frame.write(
            StyledText("nothing measured here", .muted),
            at: Point(column: 2, row: min(1, area.size.rows - 1)), in: area)
    }

    private func drawSpreads(_ traces: ClockTraces, into frame: inout Frame, _ layout: ClocksLayout) {
        let count = Wording.count(traces.values.count, "fragment")
        let lag = Sample(
            name: "Lag", words: traces.isCut ? "of the newest \(count) here" : "of \(count) here", role: .lag,
            values: traces.values
        ) { Wording.signed($0, places: 3) }
        draw(lag, into: &frame, layout.lagSpread)
        let jitter = Sample(
            name: "Step of lag", words: "from one fragment to the next", role: .axis,
            values: zip(traces.values, traces.values.dropFirst()).map { abs($1 - $0) }
        ) { Wording.decimal($0, places: 3) }
        draw(jitter, into: &frame, layout.jitterSpread)
    }

    /// Values whose spread is shown.
    private struct Sample {
        var name: String
        var words: String
        var role: Role
        var values: [Double]
        var spell: (Double) -> String
    }

    private func draw(_ sample: Sample, into frame: inout Frame, _ area: Rect) {
        guard area.size.rows > 0, area.size.columns > gutter else { return }
        let bins = SpreadPanel.bins(of: sample.values.count, columns: area.size.columns - gutter - 1)
        guard let spread = Spread(sample.values, bins: bins) else { return }
        SpreadPanel(
            spread: spread, name: sample.name, sample: sample.words, gutter: gutter, role: sample.role,
            spell: sample.spell
        ).draw(into: &frame, area: area)
    }

    private var facts: [Fact] {
        let metrics = steady.metrics
        let value = { (label: String, number: Double?, spell: (Double) -> String) in
            number.map { StyledText.labelled(label, spell($0)) } ?? StyledText()
        }
        return [
            Fact(text: drift, rank: 0),
            Fact(
                text: metrics.lagJitterSeconds.map {
                    .labelled("jitter", "±\(Wording.decimal($0, places: 2)) s")
                } ?? StyledText(), rank: 1),
            Fact(
                text: value("stride", metrics.strideSeconds) { Wording.decimal($0, places: 2) + " s" },
                rank: 3),
            Fact(text: value("live latency", metrics.liveLatencySeconds, Quantity.duration), rank: 2),
        ]
    }

    /// What the trend says of the producer's clock.
    private var drift: StyledText {
        guard let trend = steady.trend else {
            return StyledText("drift \(DriftWords.unknown)", .muted)
        }
        let words = DriftWords(trend)
        return .labelled(words.label, words.claim, trend.isSignificant ? .notice : .text)
            + StyledText(" " + words.evidence, .muted)
    }
}
