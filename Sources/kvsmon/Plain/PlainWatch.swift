import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import StreamAnalysis

/// A stream in lines: nothing is drawn, the terminal stays as it is.
struct PlainWatch: Sendable {
    /// The stream.
    let stream: StreamReference
    /// Its region's name.
    let region: String
    /// What is fetched of its media.
    let media: Monitor.Media
    /// What of the stream is told.
    let scope: MonitorScope
    /// Where the lines go.
    let output: LineOutput

    /// Tells of the stream until a signal asks for the end or nobody reads any more; throws what `connect` throws.
    ///
    /// What `connect` made is shut down afterwards.
    func run(connect: @escaping @Sendable () async throws -> Composition) async throws {
        let teller = ChangeTeller(StreamDescription(name: stream.name, region: region), output: output)
        do {
            try await teller.begin(at: TimeSource.system.date())
            try await Interruption.ends {
                let composition = try await connect()
                do {
                    try await watch(composition, teller)
                } catch {
                    await composition.transport.shutdown()
                    throw error
                }
                await composition.transport.shutdown()
            }
        } catch is LineOutput.Closed {
            // Whoever doesn't read any more has seen enough, which is no failure.
        }
    }

    private func watch(_ composition: Composition, _ teller: ChangeTeller) async throws {
        let monitor = composition.monitor(stream, scope: scope, media: media)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await monitor.run() }
            group.addTask {
                // Cancellation ends the wait, and with it the ticks.
                while (try? await composition.time.sleep(.seconds(1))) != nil {
                    try await teller.tick(composition.time.date())
                }
            }
            defer { group.cancelAll() }
            for await report in monitor.reports { try await teller.take(report) }
        }
    }
}
