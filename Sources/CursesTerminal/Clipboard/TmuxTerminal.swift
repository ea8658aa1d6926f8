/// The terminal that tmux shows a program on, as tmux knows it.
struct TmuxTerminal: Hashable {
    /// The words that ask a tmux for it: first the client's terminal, then what is known of all terminals.
    static let question = [
        "display-message", "-p", "#{client_tty} #{client_termname} #{client_termtype}", ";", "show-messages",
        "-T",
    ]

    /// Its type, by `TERM`.
    let type: String
    /// What it calls itself when asked: `tmux 3.3a`; empty where it doesn't answer.
    let name: String
    /// Whether tmux has a sequence for its clipboard, or `nil` where tmux doesn't say.
    let hasClipboard: Bool?

    /// The terminal that `answer` to the question tells of, or `nil` where no terminal is attached.
    init?(_ answer: String) {
        let lines = answer.split(separator: "\n")
        let words = (lines.first ?? "").split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return nil }
        type = String(words[1])
        name = words.count > 2 ? String(words[2]) : ""
        // "Terminal 0: xterm for /dev/pts/2, flags=0x20:", then a line for each capability: " 192: Ms: [missing]".
        let section = lines.drop { !$0.contains(" for \(words[0]), ") }.dropFirst()
        let capability = section.prefix { !$0.hasPrefix("Terminal ") }.first { $0.contains(": Ms: ") }
        hasClipboard = capability.map { !$0.hasSuffix("[missing]") }
    }

    /// What a clipboard that tmux has given to it meets there.
    var obstacle: ClipboardObstacle? {
        if hasClipboard == false { return .unknownToTmux(terminal: type) }
        if type.hasPrefix("tmux") || name.hasPrefix("tmux ") { return .outerTmux }
        return type.hasPrefix("screen") ? .screenAround(terminal: type) : nil
    }
}
