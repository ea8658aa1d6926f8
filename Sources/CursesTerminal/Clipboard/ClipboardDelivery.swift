/// What became of a text that somebody wanted to have in the clipboard.
package enum ClipboardDelivery: Hashable, Sendable, CustomStringConvertible {
    /// tmux took it.
    case tmuxBuffer(ClipboardObstacle? = nil)
    /// It was written to the terminal for GNU screen to pass on.
    case screenSequence(ClipboardObstacle? = nil)
    /// It was written to the terminal.
    case terminalSequence(ClipboardObstacle? = nil)
    /// It is in the file at `path`, which nobody else may read.
    case file(path: String)
    /// Nothing took it.
    case failed(reason: String)

    /// What may keep it from the clipboard, or `nil` where nothing is known to.
    package var obstacle: ClipboardObstacle? {
        switch self {
        case .tmuxBuffer(let obstacle), .screenSequence(let obstacle), .terminalSequence(let obstacle):
            obstacle
        case .file, .failed: nil
        }
    }

    /// What happened, in words for a status line.
    package var description: String {
        switch self {
        case .tmuxBuffer: "sent to the tmux buffer"
        case .screenSequence: "sent by OSC 52 through GNU screen"
        case .terminalSequence: "sent by OSC 52"
        case .file(let path): "written to \(path)"
        case .failed(let reason): "not sent: \(reason)"
        }
    }
}
