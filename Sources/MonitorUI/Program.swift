package import Canvas
package import FoundationEssentials
package import StreamAnalysis

/// The loop between the terminal and the model: events in, frames and effects out.
@MainActor
package final class Program {
    private let terminal: any Terminal
    private let options: ProgramOptions
    private let perform: @MainActor (Effect) async -> Message?
    private var model: Model
    private var shown: Frame?
    /// What has come in since the last frame.
    private var inbox: [Message] = []
    private let bell: AsyncStream<Void>.Continuation
    private let rings: AsyncStream<Void>
    /// Rung by what nobody asked for with a key.
    private let newsBell: AsyncStream<Void>.Continuation
    private let newsRings: AsyncStream<Void>

    private init(
        terminal: any Terminal, options: ProgramOptions,
        perform: @escaping @MainActor (Effect) async -> Message?
    ) {
        self.terminal = terminal
        self.options = options
        self.perform = perform
        model = Model(options: options, size: terminal.size)
        // One ring stands for all messages that lie in the inbox.
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (newsRings, newsBell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Shows the stream on `terminal` until the operator quits or the terminal goes away, then gives it back.
    ///
    /// The first frame is drawn before anything is awaited. Events that come while a frame is drawn share the next one,
    /// effects run beside the loop, so that keys are answered while a request hangs, and a frame like the one before is
    /// not written. Keys and what they asked for are shown at once, the rest when `betweenNews` of the options is over.
    /// `ticks` tell the time in the clock of the reports; `news` is all else that happens. Returns the last picture that
    /// was shown.
    @discardableResult
    package static func run(
        terminal: any Terminal, inputs: AsyncStream<Input>, reports: AsyncStream<StreamReport>,
        ticks: AsyncStream<Date>, news: AsyncStream<Message> = AsyncStream { $0.finish() },
        options: ProgramOptions, perform: @escaping @MainActor (Effect) async -> Message?
    ) async -> Frame? {
        let program = Program(terminal: terminal, options: options, perform: perform)
        program.present()
        program.followMouse()
        await withDiscardingTaskGroup { group in
            group.addTask { await program.take(inputs: inputs) }
            group.addTask { await program.take(reports: reports) }
            group.addTask { await program.take(ticks: ticks) }
            group.addTask { await program.take(news: news) }
            group.addTask { await program.passOnNews() }
            await program.loop(in: &group)
            // Before requests under way are waited for: whoever quits has the terminal back at once.
            terminal.restore()
            group.cancelAll()
        }
        return program.shown
    }

    private func take(inputs: AsyncStream<Input>) async {
        for await input in inputs { post(.input(input)) }
        // Nobody can ask for anything any more.
        post(.input(.hangUp))
    }

    private func take(reports: AsyncStream<StreamReport>) async {
        for await report in reports { hand(.report(report)) }
    }

    private func take(ticks: AsyncStream<Date>) async {
        for await date in ticks { hand(.tick(date, bytesWritten: terminal.bytesWritten)) }
    }

    private func take(news: AsyncStream<Message>) async {
        for await message in news { hand(message) }
    }

    private func post(_ message: Message) {
        inbox.append(message)
        bell.yield()
    }

    private func hand(_ message: Message) {
        inbox.append(message)
        newsBell.yield()
    }

    /// News comes in bursts, at the start above all: what follows a frame closely is shown with what follows it.
    private func passOnNews() async {
        await options.betweenNews()
        for await _ in newsRings {
            bell.yield()
            await options.betweenNews()
        }
    }

    private func loop(in group: inout DiscardingTaskGroup) async {
        for await _ in rings {
            for effect in updateAll() {
                switch effect {
                case .quit: return
                // Nothing to wait for, and of two the later one must stay.
                case .theme, .remember, .openStream: await answer(to: effect)
                case .ring: terminal.ring()
                default: group.addTask { await self.answer(to: effect) }
                }
            }
            present()
            followMouse()
            await options.betweenFrames()
        }
    }

    private func updateAll() -> [Effect] {
        let messages = inbox
        inbox = []
        return messages.flatMap { model.update($0) }
    }

    private func answer(to effect: Effect) async {
        if let message = await perform(effect) { post(message) }
    }

    private func present() {
        let frame = RootView.frame(model)
        guard frame != shown else { return }
        shown = frame
        terminal.present(frame)
    }

    private func followMouse() {
        guard terminal.reportsMouse != model.reportsMouse else { return }
        terminal.reportsMouse = model.reportsMouse
    }
}
