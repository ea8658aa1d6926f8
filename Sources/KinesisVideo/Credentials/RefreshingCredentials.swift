import FoundationEssentials
import HTTPTransport

/// Holds credentials and asks for new ones ahead of their expiry, or when the files that they depend on changed.
///
/// One task asks; the others get the old ones while those are good, and wait otherwise. A failure is told only where there
/// are none left, and is never the last word: a little later it is tried again, and ``trouble()`` says when.
actor RefreshingCredentials {
    /// New ones are asked for when so little is left of the old ones, as the CLI does.
    static let advisory = 15.0 * 60
    /// With less than this left, a task waits for the new ones rather than sign with the old.
    static let mandatory = 10.0 * 60
    /// The shortest and the longest wait after a failure.
    private static let patience = Duration.seconds(1)...Duration.seconds(15)

    /// Files that credentials depend on, with their dates, as far as they are there.
    typealias Stamp = [String: Date]

    private enum State {
        case empty
        case held(Held)
        case asking(Held?, after: Failure?, [Int: CheckedContinuation<Void, Never>])
        case failed(Held?, Failure)
    }

    /// Questions in a row that weren't answered.
    private struct Failure {
        /// Why the last one wasn't.
        let error: KinesisVideoError
        let count: Int
        /// When the first one failed, in uptime.
        let began: Duration
        /// When the next one is due, in uptime.
        let next: Duration
        /// The files as they were at the last one.
        let stamp: Stamp
    }

    /// Credentials, and what is known of them.
    private struct Held {
        let credentials: Credentials
        /// The files as they were.
        let stamp: Stamp
        /// When they are to be replaced, by the service's clock, or `nil` for never.
        let renewal: Date?
        /// What was added to our clock to judge them.
        let offset: Duration
    }

    private let ask: @Sendable () async throws(KinesisVideoError) -> Credentials
    private let stamp: @Sendable () -> Stamp
    private let offset: @Sendable () async -> Duration
    private let time: TimeSource
    private var state = State.empty
    private var waiters = 0

    /// Credentials that `ask` answers, and that are asked for again when `stamp` changes.
    ///
    /// Whoever gives them tells when they expire by its own clock, which is `offset` ahead of ours.
    init(
        time: TimeSource, stamp: @escaping @Sendable () -> Stamp = { [:] },
        offset: @escaping @Sendable () async -> Duration = { .zero },
        ask: @escaping @Sendable () async throws(KinesisVideoError) -> Credentials
    ) {
        self.time = time
        self.stamp = stamp
        self.offset = offset
        self.ask = ask
    }

    /// Credentials that are good now.
    func credentials() async throws(KinesisVideoError) -> Credentials {
        while true {
            switch state {
            case .empty: return try await lead(nil, after: nil)
            case .held(let held):
                guard isDue(held) else { return held.credentials }
                return try await lead(held, after: nil)
            case .asking(let held, _, _):
                if let held, isGood(held, for: Self.mandatory) { return held.credentials }
                try await wait()
            case .failed(let held, let failure):
                // Whoever corrects a file needn't wait.
                guard time.uptime() < failure.next, failure.stamp == stamp() else {
                    return try await lead(held, after: failure)
                }
                guard let held, isGood(held, for: 0) else { throw failure.error }
                return held.credentials
            }
        }
    }

    /// Why there are no new ones, and when they are asked for again; `nil` where the last question was answered.
    func trouble() -> CredentialTrouble? {
        let now = time.uptime()
        func trouble(_ failure: Failure, _ held: Held?, wait: Duration) -> CredentialTrouble {
            CredentialTrouble(
                failure.error, attempts: failure.count, age: now - failure.began, untilNextAttempt: wait,
                oldOnes: held?.credentials, oldOnesLast: held.map { isGood($0, for: 0) } ?? false)
        }
        return switch state {
        case .empty, .held, .asking(_, after: nil, _): nil
        case .asking(let held, let failure?, _): trouble(failure, held, wait: .zero)
        case .failed(let held, let failure): trouble(failure, held, wait: max(.zero, failure.next - now))
        }
    }

    /// Asks on behalf of all.
    private func lead(_ held: Held?, after failure: Failure?) async throws(KinesisVideoError) -> Credentials {
        state = .asking(held, after: failure, [:])
        let stamp = stamp()
        do throws(KinesisVideoError) {
            let fresh = try await ask()
            let offset = await offset()
            if let expires = fresh.expires, expires <= now(offset) { throw expired(expires) }
            let renewal = renewal(of: fresh, at: now(offset))
            settle(.held(Held(credentials: fresh, stamp: stamp, renewal: renewal, offset: offset)))
            return fresh
        } catch {
            // Whoever waits doesn't share a cancellation: the next one asks.
            guard error.code != .cancelled else {
                settle(failure.map { .failed(held, $0) } ?? held.map { .held($0) } ?? .empty)
                throw error
            }
            settle(.failed(held, self.failure(error, after: failure, stamp)))
            guard let held, isGood(held, for: 0) else { throw error }
            return held.credentials
        }
    }

    private func failure(_ error: KinesisVideoError, after last: Failure?, _ stamp: Stamp) -> Failure {
        let (now, count) = (time.uptime(), (last?.count ?? 0) + 1)
        let pause = min(Self.patience.upperBound, Self.patience.lowerBound * (1 << min(count - 1, 10)))
        return Failure(
            error: error, count: count, began: last?.began ?? now, next: now + pause, stamp: stamp)
    }

    /// Ahead of the expiry; credentials that last for less than that are kept for half their time.
    private func renewal(of credentials: Credentials, at now: Date) -> Date? {
        guard let expires = credentials.expires else { return nil }
        let left = expires.timeIntervalSince(now)
        return left > Self.advisory ? expires - Self.advisory : now + left / 2
    }

    private func isDue(_ held: Held) -> Bool {
        held.renewal.map { $0 <= now(held.offset) } == true || held.stamp != stamp()
    }

    private func isGood(_ held: Held, for seconds: Double) -> Bool {
        held.credentials.expires.map { $0.timeIntervalSince(now(held.offset)) > seconds } ?? true
    }

    /// The present by a clock that is `offset` ahead of ours.
    private func now(_ offset: Duration) -> Date { time.date() + offset / .seconds(1) }

    private func expired(_ date: Date) -> KinesisVideoError {
        KinesisVideoError(
            .credentials,
            "the credentials expired at \(ISO8601.text(date)). Renew them, and check this machine's clock")
    }
}

extension RefreshingCredentials {
    private func settle(_ next: State) {
        guard case .asking(_, _, let waiting) = state else { return }
        state = next
        for continuation in waiting.values { continuation.resume() }
    }

    /// Waits until whoever asks has an answer.
    private func wait() async throws(KinesisVideoError) {
        waiters += 1
        let waiter = waiters
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard case .asking(let held, let failure, var waiting) = state, !Task.isCancelled else {
                    continuation.resume()
                    return
                }
                waiting[waiter] = continuation
                state = .asking(held, after: failure, waiting)
            }
        } onCancel: {
            Task { await self.cancel(waiter) }
        }
        if Task.isCancelled { throw .cancelled }
    }

    private func cancel(_ waiter: Int) {
        guard case .asking(let held, let failure, var waiting) = state,
            let continuation = waiting.removeValue(forKey: waiter)
        else { return }
        state = .asking(held, after: failure, waiting)
        continuation.resume()
    }
}
