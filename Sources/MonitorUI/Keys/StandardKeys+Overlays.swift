import Canvas

/// Keys of what lies over the screen and takes all of them.
extension KeyMap {
    /// Keys of the dialog for session URLs.
    static let copyDialog = [
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

    /// Keys of the help.
    static let help = [
        KeyBinding(
            [.escape, .character("?"), .character("q"), .enter, .function(1)], .close, in: .help,
            label: "close",
            help: "Close the help."),
        KeyBinding([.up, .character("k")], .scrollUp, in: .help, label: "scroll", help: "Scroll up."),
        KeyBinding([.down, .character("j")], .scrollDown, in: .help, label: "scroll", help: "Scroll down."),
        KeyBinding(
            [.pageUp, .control("b")], .previousPage, in: .help, label: "page", help: "Scroll up by a page."),
        KeyBinding(
            [.pageDown, .control("f"), .character(" ")], .nextPage, in: .help, label: "page",
            help: "Scroll down by a page."),
        KeyBinding([.control("u")], .previousHalfPage, in: .help, help: "Scroll up by half a page."),
        KeyBinding([.control("d")], .nextHalfPage, in: .help, help: "Scroll down by half a page."),
        KeyBinding([.home, .character("g")], .firstRow, in: .help, help: "Scroll to the beginning."),
        KeyBinding([.end, .character("G")], .lastRow, in: .help, help: "Scroll to the end."),
        KeyBinding([.control("c")], .quit, in: .help, help: "Quit."),
    ]

    /// Keys of the list of themes.
    static let themes = [
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

    /// Keys while a line is typed.
    static let prompt = [
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
