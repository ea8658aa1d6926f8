import CursesTerminal
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
        // A screen that is slower than the replay skips; answers come the same way, so that none is overtaken.
        let (news, announcing) = AsyncStream.makeStream(
            of: Message.self, bufferingPolicy: .bufferingNewest(16))
        let stage = try Stage(
            theme: theme, configuration: configuration, leaving: leaving, stream: { [stream] in stream.name }
        ) { announcing.yield($0) }
        let terminal = stage.terminal
        let playing = Task {
            do {
                try await player.run { announcing.yield($0) }
            } catch {
                // What can't be read can't be shown: the screen ends, and its caller says why.
                terminal.restore()
                throw error
            }
        }
        let picture = await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: AsyncStream { $0.finish() },
            ticks: AsyncStream { $0.finish() }, news: news,
            options: stage.options(stream: stream.name, region: stream.region)
        ) { effect in
            guard case .replay(let command) = effect else { return await stage.perform(effect) }
            do {
                announcing.yield(try await player.perform(command))
            } catch {
                announcing.yield(.problem("\(error)"))
            }
            return nil
        }
        stage.leave(picture: picture)
        playing.cancel()
        try await playing.value
    }
}
