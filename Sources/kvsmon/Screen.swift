import Canvas
import CursesTerminal
import Foundation
import HTTPTransport
import KinesisVideo
import MonitorUI
import Monitoring

extension Composition {
    /// Shows `stream` on the terminal until the operator leaves.
    @MainActor
    func show(_ stream: StreamReference, theme: Theme, asciiOnly: Bool) async throws {
        let environment = ProcessInfo.processInfo.environment
        let terminal = try CursesTerminal(
            TerminalOptions(theme: theme, asciiOnly: asciiOnly, environment: environment))
        let clipboard = Clipboard(environment: environment)
        let monitor = monitor(stream)
        let polling = Task { await monitor.run() }
        defer { polling.cancel() }
        await Program.run(
            terminal: terminal, inputs: terminal.inputs, reports: monitor.reports, ticks: ticks(),
            options: ProgramOptions(
                stream: stream.name, region: client.configuration.region.name,
                isASCII: !terminal.showsUnicode, notice: terminal.notice,
                betweenFrames: { try? await time.sleep(frameInterval) })
        ) { effect in
            switch effect {
            case .quit: nil
            case .mint(let request):
                .copyFinished(await handOut(request, of: stream, by: clipboard, through: terminal))
            }
        }
    }

    /// Once a second the time. A tick that the screen is too slow for is skipped.
    private func ticks() -> AsyncStream<Date> {
        AsyncStream(unfolding: {
            // Cancellation ends the stream, which is what it is for.
            guard (try? await time.sleep(.seconds(1))) != nil else { return nil }
            return time.date()
        })
    }

    /// Mints a session and sends its URL to the clipboard; only the redacted URL comes back.
    @MainActor
    private func handOut(
        _ request: SessionRequest, of stream: StreamReference, by clipboard: Clipboard,
        through terminal: CursesTerminal
    ) async -> CopyOutcome {
        do {
            let created = time.date()
            let url = try await client.hlsStreamingSessionURL(request.input(for: stream))
            let delivery = await clipboard.send(url.reveal(), through: terminal)
            if case .failed(let reason) = delivery { return .failed(request, message: reason) }
            return .handedOut(
                HandedOutURL(
                    request: request, redactedURL: url.description, route: delivery.description,
                    created: created, expires: created.addingTimeInterval(request.expires / .seconds(1))))
        } catch {
            return .failed(request, message: "\(error)")
        }
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
