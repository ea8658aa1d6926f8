import Dispatch
import Foundation

/// The operator's wish to end, or the system's.
enum Interruption {
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Runs `body` until it ends or a signal asks the program to end; then it is cancelled and waited for.
    static func ends(_ body: @Sendable @escaping () async throws -> Void) async throws {
        _ = try await value(of: body)
    }

    /// What `body` comes to, or `nil` where a signal asked the program to end before; then it was cancelled and waited for.
    static func value<Value: Sendable>(
        of body: @Sendable @escaping () async throws -> Value
    ) async throws -> Value? {
        let (result, isInterrupted) = await watched(body)
        return isInterrupted ? nil : try result.get()
    }

    /// What `body` comes to, even where a signal asked the program to end before; then it was cancelled and waited for.
    static func outcome<Value: Sendable>(
        of body: @Sendable @escaping () async throws -> Value
    ) async throws -> (value: Value, isInterrupted: Bool) {
        let (result, isInterrupted) = await watched(body)
        return (try result.get(), isInterrupted)
    }

    /// Who was the first.
    private enum Event<Value: Sendable>: Sendable {
        case ended(Result<Value, any Error>), asked
    }

    /// How `body` ends, and whether that was because of a signal.
    private static func watched<Value: Sendable>(
        _ body: @Sendable @escaping () async throws -> Value
    ) async -> (result: Result<Value, any Error>, isInterrupted: Bool) {
        let (wishes, wish) = AsyncStream.makeStream(of: Void.self)
        let sources = signals.map { number in
            // The default would end the program before it has cleaned up.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { wish.yield() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return await withTaskGroup(of: Event<Value>.self) { group in
            group.addTask {
                do { return .ended(.success(try await body())) } catch { return .ended(.failure(error)) }
            }
            group.addTask {
                for await _ in wishes { break }
                return .asked
            }
            defer { group.cancelAll() }
            var isInterrupted = false
            for await event in group {
                if case .ended(let result) = event { return (result, isInterrupted) }
                isInterrupted = true
                group.cancelAll()
            }
            return (.failure(CancellationError()), isInterrupted)
        }
    }
}
