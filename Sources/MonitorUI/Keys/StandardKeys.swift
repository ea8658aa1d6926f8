import Canvas

extension KeyMap {
    /// The keys unless a config file says something else.
    package static let standard = KeyMap(
        everywhere + stream + list + streams + playlist + replay + copyDialog + help + themes + prompt)

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
            KeyBinding([.escape], .close, in: .everywhere, help: "Close what is open."),
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
            [.character("e"), .down], .nextFinding, in: .stream, label: "finding",
            help: "Select the next finding and show it."),
        KeyBinding(
            [.character("E"), .up], .previousFinding, in: .stream, label: "finding",
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
            help: "Go back by as much time as is on screen."),
        KeyBinding(
            [.pageDown, .control("f")], .nextPage, in: .stream,
            help: "Go on by as much time as is on screen."),
        KeyBinding([.control("u")], .previousHalfPage, in: .stream, help: "Go back by half as much."),
        KeyBinding([.control("d")], .nextHalfPage, in: .stream, help: "Go on by half as much."),
        KeyBinding(
            [.tab, .backTab], .focus, in: .stream, label: "focus",
            help: "Move between timeline and findings."),
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
            [.character("/")], .filter, in: .list, label: "filter",
            help: "Show only the rows that match what is typed."),
        KeyBinding(
            [.character("<")], .sortPrevious, in: .list, label: "sort", help: "Sort by the column before."),
        KeyBinding([.character(">")], .sortNext, in: .list, label: "sort", help: "Sort by the next column."),
        KeyBinding([.character("r")], .reverse, in: .list, help: "Turn the order round."),
    ]

    private static let streams = [
        KeyBinding(
            [.character("e")], .nextUnhealthy, in: .streams, label: "unhealthy",
            help: "Select the next stream that is in trouble."),
        KeyBinding(
            [.character("E")], .previousUnhealthy, in: .streams, label: "unhealthy",
            help: "Select the one before."),
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
            [.character("e"), .down], .laterFinding, in: .replay, label: "finding",
            help: "Go to when the next finding was made."),
        KeyBinding(
            [.character("E"), .up], .earlierFinding, in: .replay, label: "finding",
            help: "Go to when the finding before was made."),
        KeyBinding(
            [.character("g")], .askTime, in: .replay, label: "time",
            help: "Go to a time: 14:21:36, +10m, -1h."),
        KeyBinding(
            [.character("<")], .slower, in: .replay, label: "speed", help: "Play at half the speed."),
        KeyBinding(
            [.character(">")], .faster, in: .replay, label: "speed", help: "Play at twice the speed."),
    ]

    private static let copyDialog = [
        KeyBinding(
            [.enter], .mint, in: .copyDialog, label: "open session and send URL",
            help: "Open the session and send its URL."),
        KeyBinding([.up], .previousField, in: .copyDialog, label: "choose", help: "Go to the option above."),
        KeyBinding(
            [.down, .tab], .nextField, in: .copyDialog, label: "choose", help: "Go to the option below."),
        KeyBinding(
            [.left], .previousChoice, in: .copyDialog, label: "change", help: "Take the choice before."),
        KeyBinding(
            [.right, .character(" ")], .nextChoice, in: .copyDialog, label: "change",
            help: "Take the next choice."),
        KeyBinding(
            [.character("L")], .plainPage, in: .copyDialog,
            help: "Print plain lines without a session."),
        KeyBinding(
            [.escape, .character("q"), .character("c")], .close, in: .copyDialog, label: "close",
            help: "Close the dialog without a session."),
        KeyBinding([.control("c")], .quit, in: .copyDialog, help: "Quit."),
    ]

    private static let help = [
        KeyBinding(
            [.escape, .character("?"), .character("q"), .enter, .function(1)], .close, in: .help,
            label: "close",
            help: "Close the help."),
        KeyBinding([.up], .scrollUp, in: .help, label: "scroll", help: "Scroll up."),
        KeyBinding([.down, .character(" ")], .scrollDown, in: .help, label: "scroll", help: "Scroll down."),
        KeyBinding([.control("c")], .quit, in: .help, help: "Quit."),
    ]

    private static let themes = [
        KeyBinding(
            [.up, .character("k")], .previousTheme, in: .themes, label: "theme", help: "Show the theme above."
        ),
        KeyBinding(
            [.down, .character("j")], .nextTheme, in: .themes, label: "theme", help: "Show the theme below."),
        KeyBinding([.enter], .keepTheme, in: .themes, label: "keep", help: "Keep the theme that is shown."),
        KeyBinding(
            [.escape, .character("t"), .character("q")], .close, in: .themes, label: "go back",
            help: "Go back to the theme from before."),
        KeyBinding([.control("c")], .quit, in: .themes, help: "Quit."),
    ]

    private static let prompt = [
        KeyBinding([.enter], .accept, in: .prompt, label: "go", help: "Take what is typed."),
        KeyBinding([.backspace], .erase, in: .prompt, help: "Erase the character before the cursor."),
        KeyBinding(
            [.delete, .control("d")], .eraseNext, in: .prompt, help: "Erase the character under the cursor."),
        KeyBinding([.control("w")], .eraseWord, in: .prompt, help: "Erase the word before the cursor."),
        KeyBinding([.control("u")], .eraseBefore, in: .prompt, help: "Erase all before the cursor."),
        KeyBinding([.control("k")], .eraseBehind, in: .prompt, help: "Erase all from the cursor on."),
        KeyBinding([.left, .control("b")], .cursorLeft, in: .prompt, help: "Move the cursor left."),
        KeyBinding([.right, .control("f")], .cursorRight, in: .prompt, help: "Move the cursor right."),
        KeyBinding([.home, .control("a")], .lineStart, in: .prompt, help: "Move the cursor to the start."),
        KeyBinding([.end, .control("e")], .lineEnd, in: .prompt, help: "Move the cursor to the end."),
        KeyBinding([.tab], .complete, in: .prompt, help: "Complete a command, or take the next candidate."),
        KeyBinding([.backTab], .completeBack, in: .prompt, help: "Take the candidate before."),
        KeyBinding([.up, .control("p")], .earlierLine, in: .prompt, help: "Show the command given before."),
        KeyBinding(
            [.down, .control("n")], .laterLine, in: .prompt, help: "Show the command given after it."),
        KeyBinding([.escape], .close, in: .prompt, label: "cancel", help: "Leave it as it was."),
        KeyBinding([.control("c")], .quit, in: .prompt, help: "Quit."),
    ]
}
