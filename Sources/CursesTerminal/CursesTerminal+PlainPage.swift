internal import CNcurses
import Canvas

extension CursesTerminal {
    /// Leaves the screen and prints `text` as plain lines, which the terminal's own selection copies without borders;
    /// Enter, which isn't reported, brings the frames back.
    package func showPlainPage(_ text: String) {
        guard face == .frames else { return }
        kvs_terminal_leave(handle)
        face = .plainPage
        send(Array("\n\(text.harmlessLines)\n\n(Enter returns)\n".utf8))
    }

    /// Shows frames again.
    func leavePlainPage() {
        face = .frames
        kvs_terminal_enter(handle)
        redraw()
    }
}
