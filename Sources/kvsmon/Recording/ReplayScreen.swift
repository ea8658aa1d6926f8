import Canvas
import CursesTerminal
import HTTPTransport
import MonitorUI
import StreamAnalysis

/// A recording on the terminal.
@MainActor
struct ReplayScreen {
    /// The stream that was recorded.
    let stream: StreamDescription
    /// What roles look like.
    let theme: ThemeSelection
    /// How it is looked at, and which keys do what.
    let configuration: Configuration
    /// How things leave the screen.
    var leaving = LeavingWishes()

    /// Shows what `player` plays until the operator leaves; throws where the recording can't be read on.
    func run(_ player: ReplayPlayer) async throws {
        let terminal = try CursesTerminal(
            TerminalOptions(
                theme: theme.theme, asciiOnly: configuration.isOn(.ascii),
                environment: Variables.all))
        // A screen that is slower than the replay skips; answers come the same way, so that none is overtaken.
        let (news, announcing) = AsyncStream.makeStream(
            of: Message.self, bufferingPolicy: .bufferingNewest(16))
        let errands = Errands(stream: { [name = stream.name] in name }, terminal: terminal, wishes: leaving) {
            announcing.yield($0)
        }
        let playing = Task {
            do {
                try await player.run { announcing.yield($0) }
            } catch {
                // What can't be read can't be shown: the screen ends, and its caller says why.
                terminal.restore()
                throw error
            }
        }
        let notices = ScreenNotices(configuration: configuration, theme: theme)
        let commands = CommandFile(environment: Variables.all)
        let shelf = theme.shelf
        let picture = await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: AsyncStream { $0.finish() },
            ticks: AsyncStream { $0.finish() }, news: news,
            options: ProgramOptions(
                stream: stream.name, region: stream.region, isASCII: !terminal.showsUnicode,
                isMouseOn: configuration.isOn(.mouse), isLowBandwidth: configuration.isOn(.lowBandwidth),
                keys: configuration.keys,
                notice: notices.line(with: terminal), themes: shelf.choices, theme: theme.theme.name,
                commandLines: commands.lines,
                // A frame that comes early because the wait was cancelled is the last one.
                betweenFrames: { try? await TimeSource.system.sleep(.milliseconds(33)) })
        ) { effect in
            if case .theme(let name) = effect { return theme.show(name, on: terminal) }
            if case .remember(let line) = effect { return commands.remember(line) }
            guard case .replay(let command) = effect else { return await errands.perform(effect) }
            do {
                announcing.yield(try await player.perform(command))
            } catch {
                announcing.yield(.problem("\(error)"))
            }
            return nil
        }
        errands.leave(picture: picture)
        notices.printFaults()
        playing.cancel()
        try await playing.value
    }
}
