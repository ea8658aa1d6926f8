import Canvas

extension KeyMap {
    /// The keys unless a config file says something else.
    package static let standard = KeyMap(
        everywhere + stream + list + findings + playlist + replay + copyDialog + help + themes
            + prompt)

    private static let everywhere =
        [
            KeyBinding(
                [.character("?"), .function(1)], .help, in: .everywhere, label: "help", place: .first,
                help: "Show or hide this table of keys."),
            KeyBinding(
                [.character("q"), .control("c")], .quit, in: .everywhere, label: "quit", place: .first,
                help: "Quit; the terminal is given back as it was."),
        ] + screens + [
            KeyBinding(
                [.character("c")], .copy, in: .everywhere, label: "copy URL",
                help: "Open a new HLS session and send its URL."),
            KeyBinding(
                [.character("o")], .play, in: .everywhere, label: "play",
                help: "Open a new HLS session in a player."),
            KeyBinding(
                [.character("y")], .yank, in: .everywhere, label: "copy text",
                help: "Send the chosen number, finding or row as text."),
            KeyBinding(
                [.character("s")], .save, in: .everywhere, label: "save",
                help: "Save what is on screen to two files, text and JSON."),
            KeyBinding(
                [.character("L")], .plainPage, in: .everywhere,
                help: "Print the last URL and what is chosen as plain lines."),
            KeyBinding(
                [.character(" ")], .freeze, in: .everywhere, label: "freeze",
                help: "Freeze the screen or let it go on; polling goes on."),
            KeyBinding(
                [.character("R")], .record, in: .everywhere, label: "record",
                help: "Start or stop recording, with what was seen before."),
            KeyBinding(
                [.character("b")], .bell, in: .everywhere,
                help: "Ring the terminal's bell on new warnings, or stop that."),
            KeyBinding(
                [.character("t")], .themes, in: .everywhere, help: "Choose a theme; each shows at once."),
            KeyBinding(
                [.character(":")], .commandLine, in: .everywhere,
                help: "Type a command; Tab completes it."),
            KeyBinding(
                [.character("m")], .mouse, in: .everywhere,
                help: "Mouse on or off: click, drag over time, turn the wheel."),
            KeyBinding(
                [.escape], .close, in: .everywhere, label: "back", place: .first,
                help: "Close what is open, or go back to the list of streams."),
        ]

    /// A digit a screen.
    private static let screens = Action.allCases.compactMap { action in
        action.screen.map { screen in
            KeyBinding(
                [.character(screen.key)], action, in: .everywhere,
                // It is of use with many streams only, and then the header names it.
                label: screen == .streams ? nil : "screens",
                help: "Show the screen \(screen.title).")
        }
    }

    private static let stream = [
        KeyBinding(
            [.character("e"), .down, .character("j")], .nextFinding, in: .stream, label: "finding",
            help: "Select the next finding and show it."),
        KeyBinding(
            [.character("E"), .up, .character("k")], .previousFinding, in: .stream, label: "finding",
            help: "Select the previous finding and show it."),
        KeyBinding(
            [.left, .character("h")], .previousFragment, in: .stream, label: "fragment",
            help: "Move the cursor one fragment back."),
        KeyBinding(
            [.right, .character("l")], .nextFragment, in: .stream, label: "fragment",
            help: "Move the cursor one fragment on."),
        KeyBinding(
            [.shiftLeft], .previousTenFragments, in: .stream, help: "Move the cursor ten fragments back."),
        KeyBinding(
            [.shiftRight], .nextTenFragments, in: .stream, help: "Move the cursor ten fragments on."),
        KeyBinding(
            [.enter], .open, in: .stream, label: "open",
            help: "Open the chosen fragment or finding, or close it."),
        KeyBinding(
            [.character("+"), .character("=")], .zoomIn, in: .stream, label: "zoom",
            help: "Show less time in more detail."),
        KeyBinding(
            [.character("-")], .zoomOut, in: .stream, label: "zoom", help: "Show more time, up to 24 hours."),
        KeyBinding(
            [.end], .follow, in: .stream, label: "live", help: "Go to the newest fragment and follow it."),
        KeyBinding([.home], .firstFragment, in: .stream, help: "Go to the oldest fragment known."),
        KeyBinding(
            [.pageUp, .control("b")], .previousPage, in: .stream,
            help: "Go back by a screen of time; an open fragment scrolls."),
        KeyBinding(
            [.pageDown, .control("f")], .nextPage, in: .stream,
            help: "Go on by a screen of time; an open fragment scrolls."),
        KeyBinding([.control("u")], .previousHalfPage, in: .stream, help: "Go back by half as much."),
        KeyBinding([.control("d")], .nextHalfPage, in: .stream, help: "Go on by half as much."),
        KeyBinding(
            [.tab, .backTab], .focus, in: .stream, label: "focus",
            help: "Move between timeline and findings."),
    ]

    private static let findings = [
        KeyBinding([.up, .character("k")], .previousRow, in: .findings, help: "Select the finding above."),
        KeyBinding([.down, .character("j")], .nextRow, in: .findings, help: "Select the finding below."),
        KeyBinding(
            [.pageUp, .control("b")], .previousPage, in: .findings,
            help: "Go up by a page of the list, or of the open finding."),
        KeyBinding([.pageDown, .control("f")], .nextPage, in: .findings, help: "Go down by a page."),
        KeyBinding([.control("u")], .previousHalfPage, in: .findings, help: "Go up by half a page."),
        KeyBinding([.control("d")], .nextHalfPage, in: .findings, help: "Go down by half a page."),
        KeyBinding([.home, .character("g")], .firstRow, in: .findings, help: "Go to the first finding."),
        KeyBinding([.character("G")], .lastRow, in: .findings, help: "Go to the last finding."),
    ]

    private static let list = [
        KeyBinding(
            [.up, .character("k")], .previousRow, in: .list, label: "row", help: "Select the row above."),
        KeyBinding(
            [.down, .character("j")], .nextRow, in: .list, label: "row", help: "Select the row below."),
        KeyBinding([.pageUp, .control("b")], .previousPage, in: .list, help: "Go up by a page."),
        KeyBinding([.pageDown, .control("f")], .nextPage, in: .list, help: "Go down by a page."),
        KeyBinding([.control("u")], .previousHalfPage, in: .list, help: "Go up by half a page."),
        KeyBinding([.control("d")], .nextHalfPage, in: .list, help: "Go down by half a page."),
        KeyBinding([.home, .character("g")], .firstRow, in: .list, help: "Go to the first row."),
        KeyBinding([.end, .character("G")], .lastRow, in: .list, help: "Go to the last row."),
        KeyBinding(
            [.enter], .open, in: .list, label: "open",
            help: "Show what the row is about; a stream is opened."),
        KeyBinding(
            [.character("e")], .nextTrouble, in: .list, label: "trouble",
            help: "Select the next row that is in trouble."),
        KeyBinding(
            [.character("E")], .previousTrouble, in: .list, label: "trouble",
            help: "Select the one before that is."),
        KeyBinding(
            [.character("/")], .filter, in: .list, label: "filter",
            help: "Show only the rows that match what is typed."),
        KeyBinding(
            [.character("<")], .sortPrevious, in: .list, label: "sort", help: "Sort by the column before."),
        KeyBinding([.character(">")], .sortNext, in: .list, label: "sort", help: "Sort by the next column."),
        KeyBinding([.character("r")], .reverse, in: .list, help: "Turn the order round."),
    ]

    private static let playlist = [
        KeyBinding(
            [.character("[")], .earlierPlaylist, in: .playlist, label: "poll",
            help: "Show the playlist before this one."),
        KeyBinding(
            [.character("]")], .laterPlaylist, in: .playlist, label: "poll",
            help: "Show the playlist after it, up to the newest."),
    ]

    private static let replay = [
        KeyBinding(
            [.character(" ")], .pause, in: .replay, label: "pause", help: "Pause the replay or let it go on."),
        KeyBinding([.character("[")], .stepBack, in: .replay, label: "poll", help: "Go back by one poll."),
        KeyBinding([.character("]")], .stepOn, in: .replay, label: "poll", help: "Go on by one poll."),
        KeyBinding(
            [.character("e"), .down, .character("j")], .laterFinding, in: .replay, label: "finding",
            help: "Go to when the next finding was made."),
        KeyBinding(
            [.character("E"), .up, .character("k")], .earlierFinding, in: .replay, label: "finding",
            help: "Go to when the finding before was made."),
        KeyBinding(
            [.character("g")], .askTime, in: .replay, label: "time",
            help: "Go to a time: 14:21:36, +10m, -1h."),
        KeyBinding(
            [.character("<")], .slower, in: .replay, label: "speed", help: "Play at half the speed."),
        KeyBinding(
            [.character(">")], .faster, in: .replay, label: "speed", help: "Play at twice the speed."),
    ]
}
