import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// Many streams are watched, and one of them may be open.
    var isFleet: Bool { options.fleet != nil }

    /// The streams on screen.
    var shownFleet: FleetReport? { frozen.map(\.fleet) ?? fleet }

    /// The name of the stream that the screen is about, or of what was asked for.
    var streamName: String { shown?.stream.name ?? opened ?? options.stream }

    /// The list of streams, or `nil` before the first report.
    var fleetList: FleetList? {
        shownFleet.map { report in
            let newest = report.streams.compactMap(\.date).max()
            return FleetList(report: report, now: now ?? newest ?? Date(timeIntervalSince1970: 0))
        }
    }

    /// Takes in how the streams are, or lets it wait on a slow line where none is better or worse than before.
    mutating func receive(_ report: FleetReport) {
        let levels = { (report: FleetReport) in report.streams.map { [$0.name, $0.level.word] } }
        guard options.isLowBandwidth, let fleet, levels(report) == levels(fleet) else { return take(report) }
        waitingFleet = report
    }

    /// Takes in how the streams are.
    mutating func take(_ report: FleetReport) {
        fleet = report
        waitingFleet = nil
        if screen == .streams, frozen == nil { orderList() }
    }

    /// A report is of the stream that is open: others may still be under way when another one is opened.
    func isOpen(_ report: StreamReport) -> Bool { !isFleet || report.stream.name == opened }

    /// Does what `action` means while many streams are watched, or answers `nil` where it means what it always does.
    mutating func steerFleet(_ action: Action) -> [Effect]? {
        guard isFleet, screen == .streams else { return nil }
        switch action {
        case .open: return openChosenStream()
        case .copy, .record, .play: show("that is for one stream: Enter opens the chosen one", .notice)
        default:
            guard let screen = action.screen, screen != .streams, opened == nil else { return nil }
            return openChosenStream(on: screen)
        }
        return []
    }

    private mutating func openChosenStream(on screen: ScreenKind = .stream) -> [Effect] {
        guard case .stream(let name)? = rowTarget else { return [] }
        return open(stream: name, on: screen)
    }

    /// Shows `screen` of the stream called `name`, from its beginning where another one was open.
    private mutating func open(stream name: String, on screen: ScreenKind) -> [Effect] {
        frozen = nil
        // The row stays chosen, wherever it is when somebody comes back.
        listState.selection = .name(name)
        let isNews = opened != name
        if isNews {
            leaveStream()
            handedOut = otherHandedOut[name] ?? []
        }
        opened = name
        show(screen)
        return isNews ? [.openStream(name)] : []
    }

    /// Forgets how the stream that is open was looked at.
    private mutating func leaveStream() {
        if let opened { otherHandedOut[opened] = handedOut.isEmpty ? nil : handedOut }
        report = nil
        waiting = nil
        let pace = viewport.pace
        viewport = Viewport()
        viewport.pace = pace
        cursor = .newest
        detail = nil
        releaseFinding()
        playlistDate = nil
        pressed = nil
        dragged = nil
        recordingFile = nil
        lists = lists.filter { $0.key == .streams }
    }
}
