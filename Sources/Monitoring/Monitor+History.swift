import FoundationEssentials
import HTTPTransport
import StreamAnalysis

extension Monitor {
    /// Loads the past that its scope asks for, the newest first, until all of it is there.
    func loadHistory() async {
        guard let wanted = scope.range(now: now) else { return }
        if !scope.isLive { _ = await pollDescription() }
        guard let end = await historyEnd(of: wanted) else { return }
        let bounds = HistoryBounds(wanted, retentionHours: description?.retentionHours, now: now)
        var request = HistoryRequest(
            date: now, range: bounds.range ?? wanted, shortening: bounds.shortening, isFollowed: scope.isLive)
        guard let range = bounds.range, range.lowerBound < end else {
            request.standing = .finished
            return tell(request)
        }
        tell(request)
        var plan = HistoryPlan(range.lowerBound...min(end, range.upperBound))
        while !Task.isCancelled, await advance(&plan, &request) {}
    }

    /// Where the past ends that is to be loaded: where following the stream began, once that is known.
    private func historyEnd(of wanted: ClosedRange<Date>) async -> Date? {
        guard scope.isLive else { return wanted.upperBound }
        while !Task.isCancelled {
            if let liveStart, description != nil || hasTriedToDescribe { return liveStart }
            await pause(.milliseconds(200))
        }
        return nil
    }

    /// Takes the next step, and tells whether there is more to do.
    private func advance(_ plan: inout HistoryPlan, _ request: inout HistoryRequest) async -> Bool {
        switch plan.next(at: time.uptime()) {
        case .finished:
            stand(.finished, &request)
            return false
        case .wait(let duration):
            await pause(duration)
            return true
        case .list(let slice):
            return await list(slice, &plan, &request)
        }
    }

    private func list(
        _ slice: ListingPlan.Request, _ plan: inout HistoryPlan, _ request: inout HistoryRequest
    ) async -> Bool {
        let listed = await calling(.listFragments, points: slice.maxResults) {
            [service] () throws(CallError) in
            try await service.listFragments(slice)
        }
        guard !Task.isCancelled else { return false }
        switch listed {
        case .success(let fragments):
            _ = plan.answered(slice, count: fragments.count, at: time.uptime())
            stand(.loading, &request)
            take(
                FragmentListing(date: now, range: slice.range, fragments: fragments, isOfThePast: true))
            guard !isHistoryFull else {
                stand(.full, &request)
                return false
            }
        case .failure(let error):
            plan.failed(slice, at: time.uptime(), isThrottling: error.isThrottling)
            guard case .wait(let duration) = plan.next(at: time.uptime()) else { return true }
            stand(
                .waiting(until: now.addingTimeInterval(duration / .seconds(1)), code: error.failure.code),
                &request)
        }
        return true
    }

    private func stand(_ standing: HistoryRequest.Standing, _ request: inout HistoryRequest) {
        guard request.standing != standing else { return }
        request.standing = standing
        request.date = now
        tell(request)
    }

    private func tell(_ request: HistoryRequest) {
        absorb(.sought(request))
        publish()
    }

    private func take(_ listing: FragmentListing) {
        absorb(.listed(listing))
        publish()
    }

    private func pause(_ duration: Duration) async {
        // Cancellation is the only way a sleep ends early, and the loops' conditions see it.
        try? await time.sleep(duration)
    }
}
