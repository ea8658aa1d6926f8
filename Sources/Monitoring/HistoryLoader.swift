package import FoundationEssentials
package import HTTPTransport
package import StreamAnalysis

/// Loads a range of the past for somebody who waits for all of it; a ``Monitor`` loads it beside its polls.
package struct HistoryLoader: Sendable {
    /// So many failures in a row mean that there is no sense in trying on.
    private static let patience = 6

    private let listFragments: @Sendable (ListingPlan.Request) async throws(CallError) -> Received<[Fragment]>
    private let time: TimeSource

    /// A loader that lists through `service`.
    package init(service: StreamService, time: TimeSource = .system) {
        listFragments = service.listFragments
        self.time = time
    }

    /// Lists `range`, the newest first, and hands each slice to `take` once it is complete.
    ///
    /// Slices that fail are tried again; it throws where the service refuses, or fails too often in a row.
    package func load(
        _ range: ClosedRange<Date>, take: (FragmentListing) async -> Void
    ) async throws(CallError) {
        var plan = HistoryPlan(range)
        while !Task.isCancelled {
            switch plan.next(at: time.uptime()) {
            case .finished: return
            // Cancellation is the only way a sleep ends early, and the loop's condition sees it.
            case .wait(let duration): try? await time.sleep(duration)
            case .list(let request):
                do throws(CallError) {
                    let fragments = try await listFragments(request).value
                    _ = plan.answered(request, count: fragments.count, at: time.uptime())
                    await take(
                        FragmentListing(
                            date: time.date(), range: request.range, fragments: fragments, isOfThePast: true))
                } catch {
                    plan.failed(request, at: time.uptime(), isThrottling: error.isThrottling)
                    guard error.isPassing, plan.failures < Self.patience else { throw error }
                }
            }
        }
    }
}

extension CallError {
    /// The same request may well succeed later: anything but a refusal.
    var isPassing: Bool {
        guard let status = failure.status else { return true }
        return isThrottling || !(400..<500).contains(status)
    }
}
