import Foundation
import HTTPTransport
import KinesisVideo
import Monitoring
import StreamAnalysis

/// The parts with effects, put together once: everything below gets what it needs from here.
struct Composition {
    /// Clocks and waiting.
    let time: TimeSource
    /// What carries requests.
    let transport: AsyncHTTPClientTransport
    /// Asks the service.
    let client: KinesisVideoClient

    /// Runs `body` with the parts that `configuration` leads to, then closes the connections.
    static func using<Value>(
        _ configuration: ClientConfiguration, _ body: (Composition) async throws -> Value
    ) async throws -> Value {
        let composition = Composition(configuration)
        do {
            let value = try await body(composition)
            await composition.transport.shutdown()
            return value
        } catch {
            await composition.transport.shutdown()
            throw error
        }
    }

    /// The parts that `configuration` leads to; whoever makes them shuts the transport down.
    init(_ configuration: ClientConfiguration) {
        time = .system
        transport = AsyncHTTPClientTransport(network: configuration.network, time: time)
        client = KinesisVideoClient(configuration: configuration, transport: transport, time: time)
    }

    /// Credentials to begin with.
    ///
    /// Those that can't be had for the moment are asked for again with each call, and a screen shows that; those that
    /// somebody must do something for are a failure.
    func credentialed() async throws(KinesisVideoError) -> Composition {
        do {
            _ = try await client.credentials.load()
        } catch {
            guard error.isRetryable else {
                await transport.shutdown()
                throw error
            }
        }
        return self
    }

    /// What is known of `stream` before anything is asked.
    func description(of stream: StreamReference) -> StreamDescription {
        StreamDescription(name: stream.name, region: client.configuration.region.name)
    }

    /// A monitor of `stream` that begins with the last `history`, looks at `scope`, and fetches so much of its media.
    func monitor(
        _ stream: StreamReference, history: Duration = .seconds(300), scope: MonitorScope = .live,
        media: Monitor.Media = .nothing,
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) -> Monitor {
        Monitor(
            stream: description(of: stream),
            service: .live(stream, client: client), time: time,
            phase: Double.random(in: 0..<1), history: history, scope: scope, media: media, observe: observe)
    }
}
