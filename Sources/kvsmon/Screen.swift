import CursesTerminal
import Foundation
import HTTPTransport
import KinesisVideo
import MonitorUI
import Monitoring
import StreamAnalysis

/// A stream on the terminal, or many.
///
/// It is drawn at once; what it takes to ask the service comes later, from a task of its own.
@MainActor
struct Screen {
    /// What is shown.
    let subject: Watched.Subject
    /// The region's name.
    let region: String
    /// What roles look like.
    let theme: ThemeSelection
    /// How it is looked at, and which keys do what.
    let configuration: Configuration
    /// What is fetched of the media.
    var media = Monitor.Media.nothing
    /// Whether there are `--since`, `--from` and `--to`.
    var takesRange = true
    /// How things leave the screen.
    var leaving = LeavingWishes()

    /// What the service says makes at most ten frames a second: it is asked once a second, and each frame costs bytes.
    private static let newsInterval = Duration.milliseconds(100)

    /// So long the terminal has the processors to itself: what asks the service would keep it from drawing the first frame.
    static let headStart = Duration.milliseconds(5)

    /// Shows it until the operator leaves; throws what `connect` throws, once the terminal is given back.
    ///
    /// What `connect` made is shut down afterwards.
    func run(connect: @escaping @Sendable () async throws -> Composition) async throws {
        guard !leaving.isPlain else {
            ScreenNotices(configuration: configuration, theme: theme).printFaults()
            let watch = PlainWatch(
                subject: subject, region: region, media: media,
                output: LineOutput(asciiOnly: configuration.isOn(.ascii)))
            return try await watch.run(connect: connect)
        }
        let (reports, publisher) = AsyncStream.makeStream(
            of: StreamReport.self, bufferingPolicy: .bufferingNewest(1))
        let (news, announcing) = AsyncStream.makeStream(of: Message.self)
        let watched = Watched(subject, region: region, announcing: announcing)
        // A pattern is no name for files and players.
        let name = subject.fleet == nil ? subject.words : "streams"
        let stage = try Stage(
            theme: theme, configuration: configuration, leaving: leaving,
            stream: { watched.stream?.name ?? name }
        ) { announcing.yield($0) }
        let terminal = stage.terminal
        let connecting = Task {
            try await TimeSource.system.sleep(Self.headStart)
            return try await connect()
        }
        Task { await stage.errands.clearUpBehindOthers() }
        let polling = Task {
            do {
                try await watched.watch(by: connecting, media: media, into: publisher)
            } catch is CancellationError {
                // The operator left before there was a service to ask, which is no failure.
            } catch {
                // Without a service to ask there is nothing to show: the screen ends, and its caller says why.
                terminal.restore()
                throw error
            }
        }
        let picture = await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: reports, ticks: ticks(), news: news,
            options: options(on: stage)
        ) { effect in
            switch effect {
            case .toggleRecording:
                await watched.toggleRecording(at: TimeSource.system.date(), in: leaving.snapshots)
            case .openStream(let name): await watched.opening(name)
            default:
                await stage.perform(effect) { request in
                    try await connecting.value.client.hlsStreamingSessionURL(
                        request.input(for: watched.reference(to: request.stream)))
                }
            }
        }
        stage.leave(picture: picture)
        polling.cancel()
        connecting.cancel()
        let ended = await polling.result
        await watched.finish()
        if case .success(let composition) = await connecting.result { await composition.transport.shutdown() }
        try ended.get()
    }

    private func options(on stage: Stage) -> ProgramOptions {
        var options = stage.options(stream: subject.words, region: region)
        options.fleet = subject.fleet
        options.takesRange = takesRange
        options.player = stage.errands.player
        options.bell = leaving.rings
        // A frame that comes early because the wait was cancelled is the last one.
        options.betweenNews = { try? await TimeSource.system.sleep(Self.newsInterval) }
        return options
    }

    /// Once a second the time. A tick that the screen is too slow for is skipped.
    private func ticks() -> AsyncStream<Date> {
        AsyncStream(unfolding: {
            // Cancellation ends the stream, which is what it is for.
            guard (try? await TimeSource.system.sleep(.seconds(1))) != nil else { return nil }
            return TimeSource.system.date()
        })
    }
}
