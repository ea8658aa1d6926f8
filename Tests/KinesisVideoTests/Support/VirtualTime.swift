import FoundationEssentials
import HTTPTransport
import Synchronization

/// Clocks that stand still until somebody waits: waiting moves them on at once.
final class VirtualTime: Sendable {
    private struct State {
        var elapsed = Duration.zero
        var waits: [Duration] = []
    }

    private let state = Mutex(State())
    private let start = Date(timeIntervalSince1970: 1_699_332_454)

    /// The durations that were waited for.
    var waits: [Duration] { state.withLock { $0.waits } }

    /// Moves both clocks.
    func advance(by duration: Duration) {
        state.withLock { $0.elapsed += duration }
    }

    /// The time source to hand out.
    var source: TimeSource {
        TimeSource(
            date: { self.start + self.state.withLock { Double($0.elapsed.components.seconds) } },
            uptime: { self.state.withLock { $0.elapsed } },
            sleep: { duration in
                try Task.checkCancellation()
                self.state.withLock {
                    $0.waits.append(duration)
                    $0.elapsed += duration
                }
            })
    }
}

extension TimeSource {
    /// The machine's clocks, without waiting.
    static var hasty: TimeSource {
        var time = TimeSource.system
        time.sleep = { _ in }
        return time
    }
}
