import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import StreamAnalysis

/// A stream in lines, or many: nothing is drawn, the terminal stays as it is.
struct PlainWatch: Sendable {
    /// What is told of.
    let subject: Watched.Subject
    /// The region's name.
    let region: String
    /// What is fetched of the media.
    let media: Monitor.Media
    /// Where the lines go.
    let output: LineOutput

    /// Tells of the subject until a signal asks for the end or nobody reads any more; throws what `connect` throws.
    ///
    /// What `connect` made is shut down afterwards.
    func run(connect: @escaping @Sendable () async throws -> Composition) async throws {
        do {
            let now = TimeSource.system.date()
            switch subject {
            case .stream(let stream, let scope):
                let teller = ChangeTeller(
                    StreamDescription(name: stream.name, region: region), output: output)
                try await teller.begin(at: now)
                try await ends(connect) { try await watch(stream, scope, by: $0, telling: teller) }
            case .streams(let selection):
                let teller = FleetTeller(selection.words, in: region, output: output)
                try await teller.begin(at: now)
                try await ends(connect) { try await watch(selection, by: $0, telling: teller) }
            }
        } catch is LineOutput.Closed {
            // Whoever doesn't read any more has seen enough, which is no failure.
        }
    }

    private func ends(
        _ connect: @escaping @Sendable () async throws -> Composition,
        _ watch: @escaping @Sendable (Composition) async throws -> Void
    ) async throws {
        try await Interruption.ends {
            let composition = try await connect()
            do {
                try await watch(composition)
            } catch {
                await composition.transport.shutdown()
                throw error
            }
            await composition.transport.shutdown()
        }
    }

    private func watch(
        _ stream: StreamReference, _ scope: MonitorScope, by composition: Composition,
        telling teller: ChangeTeller
    ) async throws {
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

    private func watch(
        _ selection: StreamSelection, by composition: Composition, telling teller: FleetTeller
    ) async throws {
        let (fleet, unmatched) = try await composition.fleet(of: selection, media: media)
        for pattern in unmatched { StandardError.warn("no stream matches \(pattern.text)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await fleet.run { await teller.take($0) } }
            group.addTask {
                for await report in fleet.reports { await teller.take(report, at: composition.time.date()) }
            }
            defer { group.cancelAll() }
            // Cancellation ends the wait, and with it the ticks.
            while (try? await composition.time.sleep(.seconds(1))) != nil {
                try await teller.tick(composition.time.date())
            }
        }
    }
}
