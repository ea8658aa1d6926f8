import Canvas
import FoundationEssentials
import StreamAnalysis

/// What is being waited for while there is nothing to draw.
struct WaitingPanel: Panel {
    /// What is drawn.
    let model: Model

    func draw(into frame: inout Frame, area: Rect) {
        let inner = area.inset(columns: 2, rows: 0)
        for (row, line) in lines(width: inner.size.columns).enumerated() {
            frame.write(line, at: Point(column: 0, row: row), in: inner)
        }
    }

    private func lines(width: Int) -> [StyledText] {
        let region = model.shown?.stream.region ?? model.options.region
        let title =
            StyledText(opening, .header, .bold)
            + StyledText(model.streamName, .title, .bold)
            + StyledText(region.isEmpty ? "" : " in \(region)", .header, .bold)
        guard model.replay == nil else { return [title.truncated(to: width)] }
        let calls = model.shown?.calls ?? []
        var lines = [title.truncated(to: width), StyledText(waited, .muted), StyledText()]
        for operation in steps where !calls.contains(where: { $0.operation == operation }) {
            lines.append(
                StyledText("○ ", .pending) + StyledText("\(operation.rawValue) has not answered yet", .muted))
        }
        for call in calls {
            lines.append(CallsPanel.line(call, width: min(width, 60)))
            guard let failure = call.latest.failure else { continue }
            let text = StyledText("\(failure.code): \(failure.message)", .warning)
            lines += text.wrapped(to: width - 2).prefix(3).map { StyledText("  ") + $0 }
        }
        return lines
    }

    /// What must answer before there is a whole picture; no session is asked for what is over, isn't there or fails.
    private var steps: [CallOutcome.Operation] {
        let archive: [CallOutcome.Operation] = [.describeStream, .getDataEndpoint, .listFragments]
        let isLive = model.shown?.history.map { $0.isFollowed } ?? true
        let fails = model.shown?.calls.contains { $0.latest.failure != nil } ?? false
        guard isLive, !isListed, !fails else { return archive }
        return archive + [.getHLSStreamingSessionURL, .getHLSMediaPlaylist]
    }

    private var opening: String {
        guard model.replay == nil else { return "The recording holds no fragment yet of " }
        if let history = model.shown?.history, history.isOver, !history.isFollowed {
            return "In this range there is no fragment of "
        }
        return isListed ? "Waiting for a fragment of " : "Connecting to "
    }

    /// Whether the archive was asked and answered.
    private var isListed: Bool { model.shown?.isListed ?? false }

    private var waited: String {
        let what =
            isListed ? "the archive answers, and is empty" : "waiting for first answers"
        guard let started = model.started, let now = model.now else { return what }
        return "\(what), \(Quantity.wholeDuration(now.timeIntervalSince(started))) so far"
    }
}
