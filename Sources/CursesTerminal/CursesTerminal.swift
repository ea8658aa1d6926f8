internal import CNcurses
package import Canvas
internal import Dispatch
internal import Glibc

/// The terminal the program was started in, drawn on through ncurses.
///
/// It is given back as it was by ``restore()``, and also when the program is suspended or crashes.
@MainActor
package final class CursesTerminal: Terminal {
    /// Keys, sizes and the wish to end, in the order of their arrival; ends after ``restore()``.
    package nonisolated let inputs: AsyncStream<Input>
    /// Whether box drawing, blocks and braille can be shown; otherwise draw in ASCII.
    package let showsUnicode: Bool
    /// The type that the terminal is taken for: `TERM`, or a stand-in where terminfo doesn't know that.
    package let type: String
    /// What a person should know about how the terminal was opened, such as an unknown `TERM`; `nil` when all is well.
    package let notice: String?
    /// The present size in cells.
    package internal(set) var size: Size
    /// What roles look like; a new theme shows at once.
    package var theme: Theme {
        didSet {
            painter.theme = theme
            redraw()
        }
    }

    /// Whether the mouse is reported; off whenever the terminal is in other hands.
    package var reportsMouse = false {
        didSet {
            guard face != .restored else { return }
            kvs_terminal_report_mouse(handle, reportsMouse)
        }
    }

    /// What is on the screen.
    enum Face: Hashable {
        case frames
        case plainPage
        case restored
    }

    let handle: OpaquePointer
    let reporter: AsyncStream<Input>.Continuation
    var face = Face.frames
    var painter: Painter
    var shown: Frame?
    private var finalBytesWritten = 0
    private var sources: [any DispatchSourceRead] = []

    /// Takes over the terminal that `options` lead to.
    package init(_ options: TerminalOptions) throws(TerminalError) {
        // ncurses looks at the locale when it opens a terminal, so the locale comes first.
        showsUnicode = LocaleChoice.apply(options.environment) && !options.asciiOnly
        let opened = try OpenedTerminal(options)
        let signals = kvs_signals_open()
        guard signals >= 0 else {
            kvs_terminal_close(opened.handle)
            throw TerminalError(.signals, subject: "signals")
        }
        handle = opened.handle
        type = opened.type
        notice = opened.notice
        theme = options.theme
        let depth = options.noColour ? .none : ColourDepth(colours: Int(kvs_terminal_colours(opened.handle)))
        painter = Painter(theme: options.theme, depth: depth, showsUnicode: showsUnicode)
        size = OpenedTerminal.size(of: opened.handle)
        (inputs, reporter) = AsyncStream.makeStream()
        // Terminals that know few colours are old enough to show an unknown mode as text.
        kvs_terminal_synchronise(handle, kvs_terminal_colours(handle) >= 256)
        reporter.yield(.resized(size))
        sources = [
            source(of: kvs_terminal_descriptor(handle)) { $0.readKeys() },
            source(of: signals) { $0.readSignals(from: signals) },
        ]
    }

    private func source(
        of descriptor: Int32, handler: @escaping @MainActor (CursesTerminal) -> Void
    ) -> any DispatchSourceRead {
        // Cancelling takes effect later, when `descriptor` may be closed already: the source needs one of its own.
        let watched = dup(descriptor)
        let source = DispatchSource.makeReadSource(fileDescriptor: watched, queue: .main)
        source.setEventHandler { [weak self] in
            MainActor.assumeIsolated {
                guard let self, self.face != .restored else { return }
                handler(self)
            }
        }
        source.setCancelHandler { close(watched) }
        source.activate()
        return source
    }

    /// Bytes written to the terminal so far.
    package var bytesWritten: Int {
        face == .restored ? finalBytesWritten : Int(kvs_terminal_bytes_written(handle))
    }

    /// Shows `frame`; writes only what differs from what is shown.
    package func present(_ frame: Frame) {
        shown = frame
        redraw()
    }

    /// Draws the last frame again; ncurses finds out what of it is new.
    func redraw() {
        guard face == .frames, !kvs_terminal_is_lost(handle), let shown else { return }
        painter.draw(shown, columns: size.columns, on: handle)
        kvs_terminal_refresh(handle)
        reportLoss()
    }

    /// Writes bytes that don't move the cursor, such as a bell, between two frames.
    package func send(_ bytes: [UInt8]) {
        guard face != .restored else { return }
        kvs_terminal_write(handle, bytes, bytes.count)
        reportLoss()
    }

    /// Rings the bell; whoever reads a plain page hears it, too. Source: ECMA-48, BEL.
    package func ring() { send([0x07]) }

    /// Gives the terminal back as it was. Idempotent.
    package func restore() {
        guard face != .restored else { return }
        kvs_terminal_leave(handle)
        finalBytesWritten = bytesWritten
        face = .restored
        stopListening()
        kvs_signals_close()
        kvs_terminal_close(handle)
        reporter.finish()
    }

    /// Asks the program to end when nobody is at the other end any more; waiting for input that can't come would spin.
    func reportLoss() {
        guard kvs_terminal_is_lost(handle), !sources.isEmpty else { return }
        stopListening()
        reporter.yield(.hangUp)
    }

    private func stopListening() {
        for source in sources { source.cancel() }
        sources = []
    }
}
