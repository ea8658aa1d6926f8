import Canvas
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
    /// How things leave the screen.
    var leaving = LeavingWishes()

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
        let environment = Variables.all
        let terminal = try CursesTerminal(
            TerminalOptions(
                theme: theme.theme, asciiOnly: configuration.isOn(.ascii), environment: environment))
        let connecting = Task { try await connect() }
        let (reports, publisher) = AsyncStream.makeStream(
            of: StreamReport.self, bufferingPolicy: .bufferingNewest(1))
        let (news, announcing) = AsyncStream.makeStream(of: Message.self)
        let watched = Watched(subject, region: region, announcing: announcing)
        // A pattern is no name for files and players.
        let name = subject.fleet == nil ? subject.words : "streams"
        let errands = Errands(
            stream: { watched.stream?.name ?? name }, terminal: terminal, wishes: leaving
        ) { announcing.yield($0) }
        Task { await errands.clearUpBehindOthers() }
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
        let notices = ScreenNotices(configuration: configuration, theme: theme)
        let commands = CommandFile(environment: environment)
        let shelf = theme.shelf
        let picture = await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: reports, ticks: ticks(), news: news,
            options: ProgramOptions(
                stream: subject.words, fleet: subject.fleet, region: region, isASCII: !terminal.showsUnicode,
                isMouseOn: configuration.isOn(.mouse), isLowBandwidth: configuration.isOn(.lowBandwidth),
                keys: configuration.keys,
                notice: notices.line(with: terminal), themes: shelf.choices, theme: theme.theme.name,
                commandLines: commands.lines,
                player: errands.player, bell: leaving.rings,
                // A frame that comes early because the wait was cancelled is the last one.
                betweenFrames: { try? await TimeSource.system.sleep(frameInterval) })
        ) { effect in
            switch effect {
            case .toggleRecording:
                await watched.toggleRecording(at: TimeSource.system.date())
            case .openStream(let name): await watched.opening(name)
            case .theme(let name): theme.show(name, on: terminal)
            case .remember(let line): commands.remember(line)
            default:
                await errands.perform(effect) { request in
                    try await connecting.value.client.hlsStreamingSessionURL(
                        request.input(for: watched.reference(to: request.stream)))
                }
            }
        }
        errands.leave(picture: picture)
        notices.printFaults()
        polling.cancel()
        connecting.cancel()
        let ended = await polling.result
        await watched.finish()
        if case .success(let composition) = await connecting.result { await composition.transport.shutdown() }
        try ended.get()
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

/// At most 30 frames a second.
private let frameInterval = Duration.milliseconds(33)

extension SessionRequest {
    /// The request as the service takes it.
    fileprivate func input(for stream: StreamReference) -> GetHLSStreamingSessionURLInput {
        let (playbackMode, range): (PlaybackMode, SessionTimestampRange?) =
            switch mode {
            case .live: (.live, nil)
            case .liveReplay(let from): (.liveReplay, SessionTimestampRange(start: from))
            case .onDemand(let from, let to): (.onDemand, SessionTimestampRange(start: from, end: to))
            }
        return GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: playbackMode,
            fragmentSelector: SessionFragmentSelector(.producerTimestamp, range: range),
            containerFormat: ContainerFormat(rawValue: container.rawValue),
            discontinuityMode: DiscontinuityMode(rawValue: discontinuities.rawValue),
            displayFragmentTimestamp: DisplayFragmentTimestamp(rawValue: timestamps.rawValue),
            expires: expires)
    }
}
