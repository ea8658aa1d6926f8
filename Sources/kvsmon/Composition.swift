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
        let time = TimeSource.system
        let transport = AsyncHTTPClientTransport(time: time)
        let client = KinesisVideoClient(configuration: configuration, transport: transport, time: time)
        let composition = Composition(time: time, transport: transport, client: client)
        do {
            let value = try await body(composition)
            await transport.shutdown()
            return value
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    /// A monitor of `stream` that begins with the last `history`.
    func monitor(_ stream: StreamReference, history: Duration = .seconds(300)) -> Monitor {
        Monitor(
            stream: StreamDescription(name: stream.name, region: client.configuration.region.name),
            service: .live(stream, client: client, transport: transport), time: time,
            phase: Double.random(in: 0..<1), history: history)
    }
}
