/// What may keep a text that was sent from the clipboard, where that can be known from here, and what helps.
package enum ClipboardObstacle: Hashable, Sendable {
    /// A tmux further out, which takes clipboards from programs only if `set-clipboard` is `on` (tmux(1), OPTIONS).
    case outerTmux
    /// tmux before 3.2, whose `load-buffer` tells its terminal nothing.
    case oldTmux
    /// tmux knows no sequence for the clipboard of its terminal, which is of this type (tmux(1), `Ms`).
    case unknownToTmux(terminal: String)
    /// A terminal of this type around tmux: GNU screen drops what isn't wrapped for it, and an old tmux says so, too.
    case screenAround(terminal: String)
    /// A terminal of this type without `STY`: what is wrapped for GNU screen is dropped by a tmux that says so, too.
    case tmuxAsScreen(terminal: String)
    /// The Linux console.
    case console

    /// What a program in a terminal without `TMUX` meets on its `route`: `TERM` came by ssh or through sudo, say.
    init?(route: ClipboardRoute, environment: [String: String]) {
        let terminal = environment["TERM"] ?? ""
        switch route {
        case .screen where environment["STY"] == nil: self = .tmuxAsScreen(terminal: terminal)
        case .screen: return nil
        case .terminal where terminal == "linux": self = .console
        // It doesn't answer. In another terminal that was started from it, the type is that one's.
        case .tmux where terminal.hasPrefix("screen"): self = .outerTmux
        case .terminal, .tmux:
            guard terminal.hasPrefix("tmux") else { return nil }
            self = .outerTmux
        }
    }

    /// What is in the way and what helps, in sentences.
    package var remedy: String {
        switch self {
        case .outerTmux:
            "A tmux further out passes it on only after `tmux set -s set-clipboard on` there"
        case .oldTmux:
            "It stays in tmux (prefix ] pastes it): before 3.2, only what is sent after `tmux set -s set-clipboard on` goes "
                + "further"
        case .unknownToTmux(let terminal):
            "It stays in tmux (prefix ] pastes it): tmux knows no clipboard of TERM=\(terminal). If the terminal takes "
                + "OSC 52: tmux set -as terminal-features ',\(terminal):clipboard', and attach again"
        case .screenAround(let terminal):
            "TERM=\(terminal) is GNU screen, which drops it, or a tmux, which passes it on only after "
                + "`tmux set -s set-clipboard on` there"
        case .tmuxAsScreen(let terminal):
            "If TERM=\(terminal) is a tmux, it drops this. There: tmux set -g default-terminal tmux-256color, "
                + "tmux set -s set-clipboard on, and a new window"
        case .console: "The Linux console has no clipboard"
        }
    }

    /// What is in the way, in a few words for a status line.
    package var brief: String {
        switch self {
        case .outerTmux: "the outer tmux needs set-clipboard on"
        case .oldTmux: "this old tmux keeps it"
        case .unknownToTmux(let terminal): "TERM=\(terminal) gets none from tmux"
        case .screenAround: "GNU screen would drop it"
        case .tmuxAsScreen: "a tmux would drop it"
        case .console: "this console has no clipboard"
        }
    }
}
