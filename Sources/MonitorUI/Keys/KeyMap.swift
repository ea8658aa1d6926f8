import Canvas

/// The one table of keys: it drives dispatch, bottom bar, help and the README.
package enum KeyMap {
    /// Every binding, in the order of the help; the bottom bar shows as many as fit.
    package static let all: [KeyBinding] = screen + copyDialog + help + replay + timePrompt

    private static let screen = [
        KeyBinding(
            [.character("?"), .function(1)], .help, label: "help", help: "Show or hide this table of keys."),
        KeyBinding(
            [.character("q"), .control("c")], .quit, label: "quit",
            help: "Quit; the terminal is given back as it was."),
        KeyBinding(
            [.character("e"), .down], .nextFinding, label: "finding",
            help: "Select the next finding and show it."),
        KeyBinding(
            [.character("E"), .up], .previousFinding, label: "finding",
            help: "Select the previous finding and show it."),
        KeyBinding([.left], .previousFragment, label: "fragment", help: "Move the cursor one fragment back."),
        KeyBinding([.right], .nextFragment, label: "fragment", help: "Move the cursor one fragment on."),
        KeyBinding(
            [.enter], .open, label: "open",
            help: "Open the chosen fragment or finding, or close it."),
        KeyBinding(
            [.character("c")], .copy, label: "copy URL",
            help: "Open a new HLS session and send its URL."),
        KeyBinding(
            [.character("+"), .character("=")], .zoomIn, label: "zoom", help: "Show less time in more detail."
        ),
        KeyBinding([.character("-")], .zoomOut, label: "zoom", help: "Show more time, up to 24 hours."),
        KeyBinding(
            [.character(" ")], .freeze, label: "freeze",
            help: "Freeze the screen or let it go on; polling goes on."),
        KeyBinding([.end], .follow, label: "live", help: "Go to the newest fragment and follow it."),
        KeyBinding([.home], .firstFragment, help: "Go to the oldest fragment known."),
        KeyBinding(
            [.tab, .backTab], .focus, label: "focus",
            help: "Move between timeline and findings."),
        KeyBinding(
            [.character("R")], .record, label: "record",
            help: "Start or stop recording, with what was seen before."),
        KeyBinding([.escape], .close, help: "Close what is open."),
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

    private static let timePrompt = [
        KeyBinding([.enter], .goToTime, in: .timePrompt, label: "go", help: "Go to the time."),
        KeyBinding([.backspace], .erase, in: .timePrompt, help: "Take the last character back."),
        KeyBinding([.escape], .close, in: .timePrompt, label: "cancel", help: "Stay where it is."),
        KeyBinding([.control("c")], .quit, in: .timePrompt, help: "Quit."),
    ]

    /// The bindings that hold in `scope`.
    package static func bindings(in scope: KeyBinding.Scope) -> [KeyBinding] {
        all.filter { $0.scope == scope }
    }

    /// What `key` asks for in `scope`, or `nil` where it does nothing.
    static func action(for key: Key, in scope: KeyBinding.Scope) -> Action? {
        let own = bindings(in: scope).first { $0.keys.contains(key) }?.action
        return scope == .replay ? own ?? action(for: key, in: .screen) : own
    }

    /// The bottom bar's entries in `scope`: keys that share a label, and the label.
    package static func barEntries(in scope: KeyBinding.Scope) -> [(keys: String, label: String)] {
        var entries: [(keys: String, label: String)] = []
        for binding in bindings(in: scope) {
            guard let label = binding.label else { continue }
            if let index = entries.firstIndex(where: { $0.label == label }) {
                entries[index].keys += " " + binding.key
            } else {
                entries.append((binding.key, label))
            }
        }
        return entries
    }
}
