/// A way from here to a person's clipboard. None of them is acknowledged, so a text is *sent*, never *copied*.
package enum ClipboardRoute: Hashable, Sendable {
    /// tmux' own buffer, which tmux offers to the terminal outside: `tmux load-buffer -w -`.
    case tmux(socket: String)
    /// OSC 52, wrapped in pieces that GNU screen passes through.
    case screen
    /// OSC 52 as it is.
    case terminal

    /// The route that the environment calls for.
    ///
    /// Multiplexers come first: they are between the program and the terminal, and swallow what isn't wrapped for them.
    package init(environment: [String: String]) {
        // TMUX is "socket,process id,session" (tmux(1), ENVIRONMENT).
        if let socket = environment["TMUX"]?.split(separator: ",").first {
            self = .tmux(socket: String(socket))
        } else if environment["STY"] != nil || environment["TERM"]?.hasPrefix("screen") == true {
            self = .screen
        } else {
            self = .terminal
        }
    }
}
