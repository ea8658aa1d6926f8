/// Remembers which host serves a stream's data, and lets one task ask while the others wait for its answer.
///
/// Source: KVS developer guide, quotas of GetDataEndpoint: 5 calls a second and stream; "called every 45 minutes"; caching
/// is safe if the endpoint is asked for again on failure.
actor DataEndpointCache {
    /// What a host is remembered for: hosts may differ by stream and by operation.
    struct Key: Hashable {
        var stream: StreamReference
        var api: DataAPI
    }

    /// How long an answer is good.
    static let lifetime = Duration.seconds(45 * 60)

    private enum Entry {
        case asking([Int: CheckedContinuation<Wake, Never>])
        case known(Endpoint, since: Duration)
    }

    /// What a waiting task is woken with.
    private enum Wake {
        case lookAgain
        case failed(KinesisVideoError)
    }

    private var entries: [Key: Entry] = [:]
    private var waiters = 0
    private let uptime: @Sendable () -> Duration

    init(uptime: @escaping @Sendable () -> Duration) {
        self.uptime = uptime
    }

    /// The host for `key`: the remembered one, or what `ask` answers.
    ///
    /// Where another task is asking already, its answer or failure is shared. If that task is cancelled, this one asks itself.
    func endpoint(
        for key: Key, ask: () async throws(KinesisVideoError) -> Endpoint
    ) async throws(KinesisVideoError) -> Endpoint {
        while true {
            switch entries[key] {
            case .known(let endpoint, let since) where uptime() - since < Self.lifetime:
                return endpoint
            case .asking:
                if case .failed(let error) = await wait(for: key) { throw error }
            case .known, nil:
                return try await lead(key, ask: ask)
            }
        }
    }

    /// Forgets `endpoint`, so that the next call asks again; another answer that came meanwhile is kept.
    func forget(_ endpoint: Endpoint, for key: Key) {
        if case .known(endpoint, _) = entries[key] { entries[key] = nil }
    }

    private func lead(
        _ key: Key, ask: () async throws(KinesisVideoError) -> Endpoint
    ) async throws(KinesisVideoError) -> Endpoint {
        entries[key] = .asking([:])
        do throws(KinesisVideoError) {
            let endpoint = try await ask()
            settle(key, to: .known(endpoint, since: uptime()), waking: .lookAgain)
            return endpoint
        } catch {
            settle(key, to: nil, waking: error.code == .cancelled ? .lookAgain : .failed(error))
            throw error
        }
    }

    private func settle(_ key: Key, to entry: Entry?, waking wake: Wake) {
        guard case .asking(let waiting) = entries[key] else { return }
        entries[key] = entry
        for continuation in waiting.values { continuation.resume(returning: wake) }
    }

    private func wait(for key: Key) async -> Wake {
        waiters += 1
        let waiter = waiters
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard case .asking(var waiting) = entries[key], !Task.isCancelled else {
                    continuation.resume(returning: Task.isCancelled ? .failed(.cancelled) : .lookAgain)
                    return
                }
                waiting[waiter] = continuation
                entries[key] = .asking(waiting)
            }
        } onCancel: {
            Task { await self.cancel(waiter, waitingFor: key) }
        }
    }

    private func cancel(_ waiter: Int, waitingFor key: Key) {
        guard case .asking(var waiting) = entries[key], let continuation = waiting.removeValue(forKey: waiter)
        else { return }
        entries[key] = .asking(waiting)
        continuation.resume(returning: .failed(.cancelled))
    }
}
