import Foundation
import HTTPTransport
import Synchronization

/// A clock that jumps to the next alarm as soon as everybody sleeps: a day of polling takes no time at all.
///
/// It knows how many loops there are; while one of them runs, time stands still. At `end` it stops: the sleepers
/// stay asleep and ``reachEnd()`` returns, so that the test can cancel them.
final class VirtualTime: Sendable {
    private struct Sleeper {
        var id: Int
        var alarm: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Duration.zero
        var count = 0
        var sleepers: [Sleeper] = []
        var cancelled: Set<Int> = []
        var ending: CheckedContinuation<Void, Never>?
        var hasEnded = false
        var loops: Int
    }

    private let state: Mutex<State>
    private let start: Date
    private let end: Duration

    /// A clock that shows `start` at first and stops after `end`, for as many `loops` as sleep on it.
    init(start: Date, end: Duration, loops: Int) {
        self.start = start
        self.end = end
        state = Mutex(State(loops: loops))
    }

    /// The present date.
    var date: Date {
        start.addingTimeInterval(state.withLock { $0.now } / .seconds(1))
    }

    /// The clock as the program sees it.
    var source: TimeSource {
        TimeSource(
            date: { self.date }, uptime: { self.state.withLock { $0.now } },
            sleep: { try await self.sleep($0) })
    }

    /// From now on there are so many loops more; whoever says so is one that runs.
    func expect(moreLoops count: Int) { state.withLock { $0.loops += count } }

    /// Goes on with so many loops once they sleep, and so many others were cancelled; whoever calls is none of them.
    func settle(loops: Int, cancelled: Int) async {
        while !state.withLock({ $0.sleepers.count == loops && $0.cancelled.count == cancelled }) {
            await Task.yield()
        }
        let (woken, ending) = state.withLock { state in
            state.loops = loops
            return advance(&state)
        }
        woken?.continuation.resume()
        ending?.resume()
    }

    /// Returns once time has stopped.
    func reachEnd() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.hasEnded { state.ending = continuation }
                return state.hasEnded
            }
            if isOver { continuation.resume() }
        }
    }

    private func sleep(_ duration: Duration) async throws {
        let id = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(id, duration, continuation)
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(id)
                return state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func enqueue(
        _ id: Int, _ duration: Duration, _ continuation: CheckedContinuation<Void, any Error>
    ) {
        let (woken, ending) = state.withLock { state -> (Sleeper?, CheckedContinuation<Void, Never>?) in
            let sleeper = Sleeper(id: id, alarm: state.now + max(.zero, duration), continuation: continuation)
            guard !state.cancelled.contains(id) else { return (sleeper, nil) }
            state.sleepers.append(sleeper)
            return advance(&state)
        }
        if let woken {
            if woken.id == id, state.withLock({ $0.cancelled.contains(id) }) {
                woken.continuation.resume(throwing: CancellationError())
            } else {
                woken.continuation.resume()
            }
        }
        ending?.resume()
    }

    private func advance(_ state: inout State) -> (Sleeper?, CheckedContinuation<Void, Never>?) {
        guard state.sleepers.count == state.loops,
            let index = state.sleepers.indices.min(by: {
                (state.sleepers[$0].alarm, state.sleepers[$0].id) < (
                    state.sleepers[$1].alarm, state.sleepers[$1].id
                )
            })
        else { return (nil, nil) }
        guard state.sleepers[index].alarm <= end else {
            state.hasEnded = true
            defer { state.ending = nil }
            return (nil, state.ending)
        }
        let sleeper = state.sleepers.remove(at: index)
        state.now = max(state.now, sleeper.alarm)
        return (sleeper, nil)
    }
}
