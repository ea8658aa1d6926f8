import Foundation
import HTTPTransport

@testable import KinesisVideoSimulator

/// Runs `body` while a simulator of `options` serves on a free port, and stops it afterwards.
///
/// Signatures carry the machine's time, so the server tells it, too, moved by `offset`.
func withSimulator<Output: Sendable>(
    _ options: SimulatorServer.Options = SimulatorServer.Options(), clockOffset offset: TimeInterval = 0,
    _ body: @Sendable @escaping (SimulatorServer.Address) async throws -> Output
) async throws -> Output {
    let (addresses, ready) = AsyncStream.makeStream(of: SimulatorServer.Address.self)
    return try await withThrowingTaskGroup(of: Output?.self) { group in
        group.addTask {
            defer { ready.finish() }
            try await SimulatorServer.run(
                options, now: { Date(timeIntervalSinceNow: offset) }, sleep: TimeSource.system.sleep,
                onReady: { ready.yield($0) })
            return nil
        }
        group.addTask {
            for await address in addresses { return try await body(address) }
            return nil
        }
        for try await output in group {
            guard let output else { continue }
            group.cancelAll()
            return output
        }
        throw SimulatorStopped()
    }
}

/// The server ended before the test did.
struct SimulatorStopped: Error {}
