internal import Glibc

/// Sends texts to a person's clipboard. A text may be a secret: it is never an argument of a process.
package struct Clipboard: Sendable {
    /// The way a text takes.
    package let route: ClipboardRoute
    /// The folder of the files written instead.
    package let folder: String
    private let obstacle: ClipboardObstacle?

    /// A clipboard as `environment` offers it: by `TMUX`, `STY` and `TERM`, with files in `XDG_RUNTIME_DIR`, else
    /// `TMPDIR`, else `/tmp`.
    package init(environment: [String: String]) {
        route = ClipboardRoute(environment: environment)
        obstacle = ClipboardObstacle(route: route, environment: environment)
        let folders = ["XDG_RUNTIME_DIR", "TMPDIR"].lazy.compactMap { environment[$0] }
        folder = folders.first { !$0.isEmpty } ?? "/tmp"
    }

    /// Sends `text`; what its route can't take goes to the next one, in the end to a file.
    @MainActor
    package func send(_ text: String, through terminal: CursesTerminal) async -> ClipboardDelivery {
        var obstacle = obstacle
        if case .tmux(let socket) = route {
            let tmux = Tmux(socket: socket)
            if let delivery = await tmux.take(text) { return delivery }
            if await tmux.takesSequences { obstacle = nil }
        }
        guard text.utf8.count <= ClipboardSequence.textLimit else { return write(text) }
        let sequence = ClipboardSequence.osc52(text)
        if route == .screen {
            terminal.send(ClipboardSequence.wrappedForScreen(sequence))
            return .screenSequence(obstacle)
        }
        terminal.send(sequence)
        return .terminalSequence(obstacle)
    }

    /// Writes `text` to a new file that nobody else may read.
    package func write(_ text: String) -> ClipboardDelivery {
        var path = Array("\(folder)/kvsmon-XXXXXX".utf8CString)
        // mkstemp makes the file with mode 0600 and fails rather than follow somebody's link.
        let file = mkstemp(&path)
        guard file >= 0 else {
            return .failed(reason: "no file in \(folder): \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        let bytes = Array("\(text)\n".utf8)
        let isWritten = Glibc.write(file, bytes, bytes.count) == bytes.count
        let name = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        return isWritten ? .file(path: name) : .failed(reason: "\(name) can't be written; is the disk full?")
    }
}
