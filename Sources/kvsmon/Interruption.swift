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
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in wishes { break }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
