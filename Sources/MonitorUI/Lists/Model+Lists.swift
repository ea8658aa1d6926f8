import Canvas
import FoundationEssentials
import StreamAnalysis

extension Model {
    /// What the screen lists, or `nil` where it isn't a list or there is nothing yet.
    var list: (any ListSource)? {
        if screen == .streams { return fleetList }
        guard let report = shown else { return nil }
        return switch screen {
        case .streams, .stream, .clocks: nil
        case .fragments: FragmentList(report: report)
        case .playlist: playlistList(of: report)
        case .sessions:
            SessionList(
                sessions: report.sessions, handedOut: shownHandedOut, now: now ?? report.date)
        case .calls: CallList(report: report)
        }
    }

    /// How the list on screen is looked at.
    var listState: ListState {
        get { lists[screen] ?? ListState() }
        set { lists[screen] = newValue }
    }

    /// How many rows the list on screen has, those that a filter hides left out.
    var rowCount: Int { list?.count(listState) ?? 0 }

    /// Puts the list on screen in order again: rows came, or something else is asked for. Where the chosen row isn't
    /// among them any more, the usual one is chosen.
    mutating func orderList() {
        listState.order = list?.order(listState)
        if let list { chooseAgain(in: list) }
    }

    private mutating func chooseAgain(in list: some ListSource) {
        let count = list.count(listState)
        guard count > 0, list.selectedPlace(listState) == nil else { return }
        choose(list.usualPlace(among: count), in: list)
    }

    /// Takes `filter` for the list on screen.
    mutating func setFilter(_ filter: String) {
        guard !screen.hasTimeAxis else { return }
        listState.filter = filter
        orderList()
    }

    /// Asks for a filter, which the list follows while it is typed.
    mutating func askForFilter() {
        overlay = .prompt(Prompt(.filter, text: listState.filter, list: listState))
    }

    /// Takes what was typed so far as the filter; the row chosen before stays so where that keeps it.
    mutating func follow(_ prompt: Prompt) {
        guard let before = prompt.list else { return }
        (listState.selection, listState.offset) = (before.selection, before.offset)
        setFilter(prompt.text)
    }

    /// Leaves the list as it was before `prompt` asked for a filter.
    mutating func giveUp(_ prompt: Prompt) {
        guard let before = prompt.list else { return }
        listState = before
        orderList()
    }

    /// Sorts by the sortable column so many places on; before the first and behind the last it is the order they come in.
    mutating func sortList(by step: Int) {
        guard let columns = list?.sortableColumns else { return }
        let choices: [Int?] = [nil] + columns
        let place = choices.firstIndex(of: listState.sort) ?? 0
        listState.sort = choices[(place + step + choices.count) % choices.count]
        orderList()
    }

    /// Sorts by `column`; without one it is the order they come in.
    mutating func sortList(by column: Int?) {
        listState.sort = column
        orderList()
    }

    /// Sorts by the column at `place`, or turns the order round where that is so already.
    mutating func sortList(byColumn place: Int) {
        guard list?.sortableColumns.contains(place) ?? false else { return }
        if listState.sort == place { return reverseList() }
        listState.sort = place
        listState.isReversed = false
        orderList()
    }

    /// Turns the list's order round.
    mutating func reverseList() {
        listState.isReversed.toggle()
        orderList()
    }

    /// Goes so many rows down, or up where negative, and no further than the ends.
    mutating func moveRow(by step: Int) {
        guard let list else { return }
        move(in: list, by: step)
    }

    /// Chooses the next row that somebody should look at, or the one before.
    mutating func moveToTrouble(by step: Int) {
        guard let list else { return }
        guard let place = list.troubledPlace(after: listState, by: step) else {
            return show(type(of: list).calm, .ok)
        }
        choose(place, in: list)
        // Asked for, it stays chosen in the usual place, too.
        listState.selection = listState.selection ?? list.id(ofPlace: place, listState)
    }

    /// So many rows are on screen.
    var visibleRows: Int {
        // A small terminal has a line above them and one below.
        guard !ScreenLayout.isTooSmall(size) else { return max(1, size.rows - 2) }
        return max(1, list?.layout(in: layout.body).rows.size.rows ?? 1)
    }

    /// What Enter shows of the chosen row of the list on screen.
    var rowTarget: ListTarget? { list?.selectedTarget(listState) }

    private mutating func move(in list: some ListSource, by step: Int) {
        let state = listState
        let count = list.count(state)
        guard count > 0 else { return }
        let place = list.selectedPlace(state) ?? 0
        choose(min(count - 1, max(0, place + min(count, max(-count, step)))), in: list)
    }

    /// Chooses the row at `target` of the list on screen.
    mutating func choose(_ target: Int, in list: some ListSource) {
        let state = listState
        let count = list.count(state)
        let place = list.selectedPlace(state) ?? 0
        listState.offset = min(visibleRows - 1, max(0, min(state.offset, place) + target - place))
        // The usual place stays chosen while other rows come to stand there.
        let isUsual = target == list.usualPlace(among: count)
        let isPinned = type(of: list).pinsChoice
        listState.selection = isUsual && !isPinned ? nil : list.id(of: list.row(target, state))
    }

    /// Shows what the chosen row is about; a fragment together with the worst that was found out about it.
    mutating func openRow() {
        switch rowTarget {
        case .fragment(let key)?:
            screen = .stream
            show(key)
            let findings = shownFindings.filter { $0.fragments.contains(key.number) }
            if let place = findings.worstPlace(at: now ?? .distantPast) ?? findings.indices.first {
                choose(findings[place].id)
            }
        case .stream?, nil: break
        }
    }
}
