import Canvas
import CursesTerminal
import Foundation
import HTTPTransport
import KinesisVideo
import MonitorUI
import Monitoring
import Recording
import StreamAnalysis

/// A stream on the terminal.
///
/// It is drawn at once; what it takes to ask the service comes later, from a task of its own.
@MainActor
struct Screen {
    /// The stream.
    let stream: StreamReference
    /// Its region's name.
    let region: String
    /// What roles look like.
    let theme: ThemeSelection
    /// How it is looked at, and which keys do what.
    let configuration: Configuration
    /// What is fetched of its media.
    var media = Monitor.Media.nothing
    /// What of the stream is shown.
    var scope = MonitorScope.live
    /// How things leave the screen.
    var leaving = LeavingWishes()

    /// Shows the stream until the operator leaves; throws what `connect` throws, once the terminal is given back.
    ///
    /// What `connect` made is shut down afterwards.
    func run(connect: @escaping @Sendable () async throws -> Composition) async throws {
        guard !leaving.isPlain else {
            ScreenNotices(configuration: configuration, theme: theme).printFaults()
            let watch = PlainWatch(
                stream: stream, region: region, media: media, scope: scope,
                output: LineOutput(asciiOnly: configuration.isOn(.ascii)))
            return try await watch.run(connect: connect)
        }
        let environment = ProcessInfo.processInfo.environment
        let terminal = try CursesTerminal(
            TerminalOptions(
                theme: theme.theme, asciiOnly: configuration.isOn(.ascii), environment: environment))
        let connecting = Task { try await connect() }
        let (reports, publisher) = AsyncStream.makeStream(
            of: StreamReport.self, bufferingPolicy: .bufferingNewest(1))
        let (news, announcing) = AsyncStream.makeStream(of: Message.self)
        let errands = Errands(stream: stream.name, terminal: terminal, wishes: leaving) {
            announcing.yield($0)
        }
        let session = RecordingSession(
            stream: StreamDescription(name: stream.name, region: region), at: TimeSource.system.date(),
            keeping: .bytes(RecordingSession.pastBytes))
        let recording = Task {
            await session.run { announcing.yield(.recording(file: nil, words: "\($0)")) }
            // Whoever leaves while a recording is written finds it complete; if it can't be, it is cut off.
            try? await session.recorder.stop()
        }
        let polling = Task {
            do {
                try await poll(connecting, session, into: publisher)
            } catch is CancellationError {
                // The operator left before there was a service to ask, which is no failure.
            } catch {
                // Without a service to ask there is nothing to show: the screen ends, and its caller says why.
                terminal.restore()
                throw error
            }
        }
        let notices = ScreenNotices(configuration: configuration, theme: theme)
        let commands = CommandFile(environment: ProcessInfo.processInfo.environment)
        let picture = await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: reports, ticks: ticks(), news: news,
            options: ProgramOptions(
                stream: stream.name, region: region, isASCII: !terminal.showsUnicode,
                isMouseOn: configuration.isOn(.mouse), isLowBandwidth: configuration.isOn(.lowBandwidth),
                keys: configuration.keys,
                notice: notices.line(with: terminal), themes: theme.shelf.choices, theme: theme.theme.name,
                commandLines: commands.lines,
                player: errands.player, bell: leaving.rings,
                // A frame that comes early because the wait was cancelled is the last one.
                betweenFrames: { try? await TimeSource.system.sleep(frameInterval) })
        ) { effect in
            switch effect {
            case .toggleRecording:
                await session.toggle(stream: stream.name, at: TimeSource.system.date())
            case .theme(let name): theme.show(name, on: terminal)
            case .remember(let line): commands.remember(line)
            default:
                await errands.perform(effect) { request in
                    try await connecting.value.client.hlsStreamingSessionURL(request.input(for: stream))
                }
            }
        }
        errands.leave(picture: picture)
        notices.printFaults()
        polling.cancel()
        connecting.cancel()
        let ended = await polling.result
        session.finish()
        await recording.value
        if case .success(let composition) = await connecting.result { await composition.transport.shutdown() }
        try ended.get()
    }

    private func poll(
        _ connecting: Task<Composition, any Error>, _ session: RecordingSession,
        into publisher: AsyncStream<StreamReport>.Continuation
    ) async throws {
        let monitor = try await connecting.value.monitor(
            stream, scope: scope, media: media, observe: session.observe)
        async let running: Void = monitor.run()
        for await report in monitor.reports { publisher.yield(report) }
        await running
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
        let (playbackMode, range): (PlaybackMode, HLSTimestampRange?) =
            switch mode {
            case .live: (.live, nil)
            case .liveReplay(let from): (.liveReplay, HLSTimestampRange(start: from))
            case .onDemand(let from, let to): (.onDemand, HLSTimestampRange(start: from, end: to))
            }
        return GetHLSStreamingSessionURLInput(
            stream: stream, playbackMode: playbackMode,
            fragmentSelector: HLSFragmentSelector(.producerTimestamp, range: range),
            containerFormat: ContainerFormat(rawValue: container.rawValue),
            discontinuityMode: DiscontinuityMode(rawValue: discontinuities.rawValue),
            displayFragmentTimestamp: DisplayFragmentTimestamp(rawValue: timestamps.rawValue),
            expires: expires)
    }
}
