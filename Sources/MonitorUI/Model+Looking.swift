import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// The report on screen.
    var shown: StreamReport? { frozen.map(\.report) ?? report }

    /// What of the report on screen jitters.
    var shownSteady: SteadyFigures { frozen.map(\.steady) ?? steady }

    /// The findings on screen, in the list's order.
    var shownFindings: [Finding] { frozen.map(\.findings) ?? findings }

    /// The URLs handed out, as the screen lists them, newest first.
    var shownHandedOut: [HandedOutURL] { frozen?.handedOut ?? handedOut }

    /// The moment the screen describes, or `nil` before anything tells the time.
    var now: Date? {
        if let frozen { return frozen.date }
        let now = [clock, report?.date].compactMap(\.self).max()
        return options.isLowBandwidth ? now?.slow : now
    }

    /// Whether the view moves on with time, as the screen says it.
    var mode: StyledText {
        if frozen != nil { return StyledText("‖ FROZEN", .notice, .bold) }
        return switch viewport.position {
        case .following where replay != nil: StyledText("► REPLAY", .notice, .bold)
        case .following: StyledText("► LIVE", .ok)
        case .fixed: StyledText("◄ HISTORY", .notice, .bold)
        }
    }

    /// Where everything goes.
    var layout: ScreenLayout {
        ScreenLayout(size: size, progressRows: loading == nil ? 0 : 1, findings: shownFindings.count)
    }

    /// How far the past is loaded, or `nil` where all is there or none was asked for.
    var loading: HistoryProgress? { shown?.history.flatMap { $0.isOver ? nil : $0 } }

    /// The time axis on screen.
    var axis: TimeAxis {
        viewport.axis(columns: layout.plotColumns, newest: followedDate)
    }

    /// What the view follows: now, or the newest media where that lies ahead of now or far behind it, as with a
    /// producer whose clock is wrong.
    private var followedDate: Date {
        let now = now ?? Date(timeIntervalSince1970: 0)
        guard let newest = shown?.fragments.last?.end else { return now }
        let span = Double(layout.plotColumns) * viewport.zoom.secondsPerColumn
        return newest > now || newest < now.addingTimeInterval(-0.8 * span) ? newest : now
    }

    /// The index of the fragment under the cursor, or `nil` without fragments.
    var cursorIndex: Int? {
        guard let fragments = shown?.fragments, !fragments.isEmpty else { return nil }
        return switch cursor {
        case .newest: fragments.endIndex - 1
        case .at(let key): fragments.index(nearest: key)
        }
    }

    /// The fragment under the cursor, or `nil` without fragments.
    var cursorFragment: ArchivedFragment? {
        cursorIndex.flatMap { index in shown?.fragments[index] }
    }

    /// The place of the chosen finding among `findings`, or of the worst; `nil` where there is none.
    func selectedIndex(in findings: [Finding]) -> Int? {
        guard !findings.isEmpty else { return nil }
        let worst = findings.worst?.id
        return findings.firstIndex { $0.id == selection } ?? findings.firstIndex { $0.id == worst } ?? 0
    }

    /// The chosen finding, or the worst; `nil` where there is none.
    var selectedFinding: Finding? {
        let findings = shownFindings
        return selectedIndex(in: findings).map { findings[$0] }
    }

    /// Whose keys hold, the first of them first.
    var scopes: [KeyBinding.Scope] {
        switch overlay {
        case .prompt?: [.prompt]
        case .help?: [.help]
        case .copy?: [.copyDialog]
        case .themes?: [.themes]
        case nil where screen.hasTimeAxis: (replay == nil ? [] : [.replay]) + [.stream, .everywhere]
        // In a recording the keys of the playlists step through its polls, which shows the same.
        case nil:
            [.list] + (replay == nil ? [] : [.replay]) + (screen == .playlist ? [.playlist] : [])
                + (screen == .streams ? [.streams] : []) + [.everywhere]
        }
    }
}
