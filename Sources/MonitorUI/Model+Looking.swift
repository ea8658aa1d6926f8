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
        ScreenLayout(
            size: size, progressRows: loading == nil ? 0 : 1, findings: shownFindings.count,
            sentences: sentenceRows)
    }

    /// How many columns of time there are.
    var plotColumns: Int { ScreenLayout.plotColumns(of: size) }

    /// How far the past is loaded, or `nil` where all is there or none was asked for.
    var loading: HistoryProgress? { shown?.history.flatMap { $0.isOver ? nil : $0 } }

    /// What more of the past could come from.
    var pastSource: UnloadedPast.Source {
        if replay != nil { return .recording }
        return options.fleet == nil && options.takesRange ? .service : .asItIs
    }

    /// The time axis on screen.
    var axis: TimeAxis {
        viewport.axis(columns: plotColumns, newest: followedDate)
    }

    /// Where the axis begins at the latest: what is to come takes no more than a third of it, or as much as it does
    /// while the view follows.
    var latestStart: Date {
        let columns = plotColumns
        let past = Double(columns * 2 / 3) * viewport.zoom.secondsPerColumn
        var viewport = viewport
        viewport.position = .following
        let following = viewport.axis(columns: columns, newest: followedDate).date(ofColumn: 0)
        return max(following, followedDate.addingTimeInterval(-past))
    }

    /// What the view follows: now, or the newest media where that lies ahead of now or far behind it, as with a
    /// producer whose clock is wrong.
    private var followedDate: Date {
        let now = now ?? Date(timeIntervalSince1970: 0)
        guard let newest = shown?.fragments.last?.end else { return now }
        let span = Double(plotColumns) * viewport.zoom.secondsPerColumn
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

    /// The fragment before the one under the cursor in producer order, or `nil` where there is none.
    var previousFragment: ArchivedFragment? {
        cursorIndex.flatMap { $0 > 0 ? shown?.fragments[$0 - 1] : nil }
    }

    /// All that is known of the fragment under the cursor.
    var fragmentPanel: FragmentPanel {
        FragmentPanel(
            archived: cursorFragment, previous: previousFragment,
            isNewest: cursorIndex.map { $0 + 1 == shown?.fragments.endIndex } ?? false,
            isFocused: focus == .timeline)
    }

    /// What the fragment under the cursor says in a line, or `nil` while the newest is followed.
    var cursorReadout: CursorReadout? {
        guard cursor != .newest, let cursorFragment else { return nil }
        return CursorReadout(fragment: cursorFragment.fragment, previous: previousFragment?.fragment)
    }

    /// Whose keys hold, the first of them first.
    var scopes: [KeyBinding.Scope] {
        switch overlay {
        case .prompt?: [.prompt]
        case .help?: [.help]
        case .copy?: [.copyDialog]
        case .themes?: [.themes]
        case nil: screenScopes
        }
    }

    /// Whose keys hold while nothing lies over the screen.
    private var screenScopes: [KeyBinding.Scope] {
        let replaying: [KeyBinding.Scope] = replay == nil ? [] : [.replay]
        guard !screen.hasTimeAxis else {
            let isInFindings = screen == .stream && focus == .findings
            return (isInFindings ? [.findings] : []) + replaying + [.stream, .everywhere]
        }
        // In a recording the keys of the playlists step through its polls, which shows the same.
        return [.list] + replaying + (screen == .playlist ? [.playlist] : []) + [.everywhere]
    }

    /// Whose keys the help shows first: those of the screen that it lies over.
    var helpScopes: [KeyBinding.Scope] {
        screenScopes.filter { $0 != .findings }.flatMap { scope in
            scope == .stream && screen == .stream ? [scope, .findings] : [scope]
        }
    }
}
