package import FoundationEssentials
package import StreamAnalysis

/// Loads a range of the past in slices, the newest first, and pauses between them so that others keep their share of the
/// stream's quota.
package struct HistoryLoader: Sendable {
    /// The longest slice, in seconds.
    package static let sliceSeconds = 600.0

    private let listFragments: @Sendable (ListingPlan.Request) async throws(CallError) -> [Fragment]

    /// A loader that lists through `service`.
    package init(service: StreamService) { listFragments = service.listFragments }

    /// Lists `range` and hands each slice to `take` once it is complete; throws where a slice can't be listed.
    package func load(
        _ range: ClosedRange<Date>, take: (FragmentListing) async -> Void
    ) async throws(CallError) {
        for slice in Self.slices(of: range) {
            let fragments = try await listFragments(ListingPlan.Request(range: slice, maxResults: 1000))
            await take(
                FragmentListing(
                    date: slice.upperBound, range: slice, fragments: fragments, isOfThePast: true))
        }
    }

    /// `range` in slices, the newest first.
    static func slices(of range: ClosedRange<Date>) -> [ClosedRange<Date>] {
        var slices: [ClosedRange<Date>] = []
        var end = range.upperBound
        while end > range.lowerBound {
            let start = max(range.lowerBound, end.addingTimeInterval(-sliceSeconds))
            slices.append(start...end)
            end = start
        }
        return slices
    }
}
