import FoundationEssentials
import HTTPTransport
import Synchronization

/// Clocks that stand still until something hangs: then whoever waits for it to end has waited, at once.
final class StuckTime: Sendable {
    private struct State {
        var elapsed = Duration.zero
        var isStuck = false
        var nextWait = 0
        var waits: [Int: (duration: Duration, end: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = Mutex(State())

    /// The time that went by.
    var elapsed: Duration { state.withLock { $0.elapsed } }

    /// The time source to hand out.
    var source: TimeSource {
        TimeSource(
            date: { ScriptedService.now.addingTimeInterval(self.elapsed / .seconds(1)) },
            uptime: { self.elapsed }, sleep: { try await self.wait($0) })
    }

    /// Hangs until the task is cancelled; the waits for its end are over.
    func hang() async {
        let waits = state.withLock { state in
            defer { state.waits = [:] }
            state.isStuck = state.waits.isEmpty
            state.elapsed += state.waits.values.map(\.duration).max() ?? .zero
            return state.waits.values.map(\.end)
        }
        for end in waits { end.resume() }
        let (nothing, _) = AsyncStream.makeStream(of: Void.self)
        for await _ in nothing {}
    }

    private func wait(_ duration: Duration) async throws {
        let number = state.withLock { state in
            state.nextWait += 1
            return state.nextWait
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { end in
                let isOver = state.withLock { state in
                    guard state.isStuck || Task.isCancelled else {
                        state.waits[number] = (duration, end)
                        return false
                    }
                    if state.isStuck { state.elapsed += duration }
                    state.isStuck = false
                    return true
                }
                if isOver { end.resume() }
            }
        } onCancel: {
            state.withLock { $0.waits.removeValue(forKey: number) }?.end.resume(throwing: CancellationError())
        }
    }
}
