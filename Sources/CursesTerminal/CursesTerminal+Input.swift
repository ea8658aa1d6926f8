internal import CNcurses
internal import Canvas
internal import Glibc

extension CursesTerminal {
    /// Reports the keys that are waiting.
    func readKeys() {
        while face != .restored {
            let key = kvs_terminal_read_key(handle)
            if key.kind == KVS_KEY_NONE { break }
            if let event = MouseEvent(key), face == .frames {
                reporter.yield(.mouse(event))
                continue
            }
            guard let named = Key(key) else { continue }
            if face == .plainPage {
                if named == .enter { leavePlainPage() }
            } else {
                reporter.yield(.key(named))
            }
        }
        reportLoss()
    }

    /// Reacts to the signals that arrived.
    func readSignals(from descriptor: Int32) {
        var numbers = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &numbers, numbers.count)
        guard count > 0 else { return }
        for number in Set(numbers[..<count]) {
            received(Int32(number))
        }
    }

    private func received(_ signal: Int32) {
        switch signal {
        case SIGWINCH: resizeIfNeeded()
        case SIGTSTP: suspend()
        case SIGCONT: resume()
        default: reporter.yield(.hangUp)
        }
    }

    private func resizeIfNeeded() {
        let now = OpenedTerminal.size(of: handle)
        guard now != size else { return }
        size = now
        painter.forget()
        kvs_terminal_resize(handle, Int32(now.columns), Int32(now.rows))
        reporter.yield(.resized(now))
    }

    /// ^Z: the shell gets its terminal back until the process is continued.
    private func suspend() {
        kvs_terminal_leave(handle)
        kvs_signals_stop()
        resume()
    }

    /// Takes the terminal over again, also after a stop that couldn't be noticed (SIGSTOP).
    private func resume() {
        guard face == .frames else { return }
        kvs_terminal_enter(handle)
        painter.forget()
        kvs_terminal_resize(handle, Int32(size.columns), Int32(size.rows))
        resizeIfNeeded()
        redraw()
    }
}
