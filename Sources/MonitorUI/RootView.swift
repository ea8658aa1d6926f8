package import Canvas
import FoundationEssentials
import StreamAnalysis

/// The whole screen as a function of the model.
///
/// ```
///  stream, verdict                          region, status, clock, bytes/s     HeaderPanel
///  newest fragment, session, lag, rate, latency
///  producer time axis, archive, playlist, marks, lag, server steps             TimelinePanel, LagPlot
///  findings                      fragment under the cursor     calls           FindingsPanel, FragmentPanel, CallsPanel
///  what, why, viewer, next                                                     SentencesPanel
///  keys, or a notice                                                           KeyBarPanel
/// ```
package enum RootView {
    /// What `model` looks like.
    package static func frame(_ model: Model) -> Frame {
        var frame = Frame(size: model.size)
        let layout = model.layout
        if ScreenLayout.isTooSmall(model.size) {
            drawSmall(model, into: &frame)
        } else {
            drawScreen(model, layout, into: &frame)
            drawOverlay(model, into: &frame)
        }
        return model.options.isASCII ? frame.inASCII : frame
    }

    private static func drawSmall(_ model: Model, into frame: inout Frame) {
        guard model.screen == .streams else {
            return SmallPanel(model: model).draw(into: &frame, area: frame.bounds)
        }
        FleetSmallPanel(model: model).draw(into: &frame, area: frame.bounds)
    }

    private static func drawScreen(_ model: Model, _ layout: ScreenLayout, into frame: inout Frame) {
        if model.screen == .streams {
            FleetHeaderPanel(model: model).draw(into: &frame, area: layout.header)
        } else {
            HeaderPanel(model: model).draw(into: &frame, area: layout.header)
        }
        KeyBarPanel(model: model).draw(into: &frame, area: layout.bar)
        if let loading = model.loading, let now = model.now {
            HistoryPanel(history: loading, now: now).draw(into: &frame, area: layout.progress)
        }
        guard model.screen.hasTimeAxis else { return drawList(model, layout, into: &frame) }
        let cursor = model.cursor == .newest ? nil : model.cursorFragment?.fragment.producerTimestamp
        if model.screen == .clocks, let report = model.shown, let now = model.now, !report.fragments.isEmpty {
            let panel = ClocksPanel(
                report: report, steady: model.shownSteady, now: now, axis: model.axis, gutter: layout.gutter,
                cursor: cursor, mode: model.mode, dragged: model.dragged,
                finding: model.selection == nil ? nil : model.selectedFinding,
                readout: model.cursorReadout)
            return panel.draw(into: &frame, area: layout.body)
        }
        guard let report = model.shown, let now = model.now, !report.fragments.isEmpty else {
            WaitingPanel(model: model).draw(into: &frame, area: layout.timeline)
            drawLower(model, layout, into: &frame)
            return
        }
        TimelinePanel(
            report: report, now: now, axis: model.axis, layout: layout, cursor: cursor, mode: model.mode,
            source: model.pastSource, dragged: model.dragged
        ).draw(into: &frame, area: layout.timeline)
        drawLower(model, layout, into: &frame)
    }

    private static func drawList(_ model: Model, _ layout: ScreenLayout, into frame: inout Frame) {
        guard let list = model.list else {
            return WaitingPanel(model: model).draw(into: &frame, area: layout.body)
        }
        draw(list, model, into: &frame, area: layout.body)
    }

    private static func draw(
        _ list: some ListSource, _ model: Model, into frame: inout Frame, area: Rect
    ) {
        let key = model.options.keys.key(for: .close, in: .everywhere)
        ListPanel(
            source: list, title: list.title ?? model.screen.title, state: model.listState,
            closingKey: key?.spelledName
        ).draw(into: &frame, area: area)
    }

    private static func drawLower(_ model: Model, _ layout: ScreenLayout, into frame: inout Frame) {
        guard let report = model.shown, let now = model.now else { return }
        // Without fragments nothing was looked at, and an empty list would look like good news.
        guard !report.fragments.isEmpty || !report.findings.isEmpty else { return }
        let finding = model.selectedFinding
        switch model.detail {
        case .finding(let scroll)?:
            guard let finding else { break }
            return FindingPanel(finding: finding, now: now, scroll: scroll, keys: model.options.keys)
                .draw(into: &frame, area: layout.detail)
        case .fragment(let scroll)?:
            return model.fragmentPanel.reading(scroll: scroll, keys: model.options.keys)
                .draw(into: &frame, area: layout.detail)
        case nil: break
        }
        var list = model.findingsPanel
        list.readout = layout.fragment.size.columns > 0 ? nil : model.cursorReadout
        list.draw(into: &frame, area: layout.findings)
        if layout.fragment.size.columns > 0 {
            drawBeside(model.fragmentPanel, into: &frame, area: layout.fragment)
        }
        if layout.calls.size.columns > 0 {
            drawBeside(CallsPanel(calls: model.shownSteady.calls), into: &frame, area: layout.calls)
        }
        SentencesPanel(finding: finding, report: report).draw(into: &frame, area: layout.sentences)
    }

    private static func drawBeside(_ panel: some Panel, into frame: inout Frame, area: Rect) {
        var inner = area
        _ = inner.cutLeft(1)
        panel.draw(into: &frame, area: inner)
        Divider.draw(into: &frame, area: area)
    }

    private static func drawCandidates(_ prompt: Prompt, _ model: Model, into frame: inout Frame) {
        guard prompt.purpose == .command else { return }
        let candidates = prompt.completion?.candidates ?? model.candidates(for: prompt.before).candidates
        var area = model.layout.bar
        area.origin.row -= 1
        guard !candidates.isEmpty else { return }
        CandidatesPanel(candidates: candidates, place: prompt.completion?.place).draw(
            into: &frame, area: area)
    }

    private static func drawOverlay(_ model: Model, into frame: inout Frame) {
        switch model.overlay {
        case nil: break
        case .prompt(let prompt)?: drawCandidates(prompt, model, into: &frame)
        case .help?: model.helpPanel?.draw(into: &frame, area: frame.bounds)
        case .copy(let dialog)?:
            CopyPanel(dialog: dialog, model: model).draw(into: &frame, area: frame.bounds)
        case .themes(let picker)?:
            ThemesPanel(picker: picker, keys: model.options.keys).draw(into: &frame, area: frame.bounds)
        }
    }
}
