package import FoundationEssentials
package import KinesisVideo
package import StreamAnalysis

/// Lists as much of a stream's archive as one question about it needs.
package struct ExcerptLoader: Sendable {
    private let client: KinesisVideoClient
    private let stream: StreamReference

    /// A loader for `stream`.
    package init(_ stream: StreamReference, client: KinesisVideoClient) {
        self.stream = stream
        self.client = client
    }

    /// How far from a time its neighbours are looked for, in seconds: further where nothing is nearer.
    package static let reaches: [Double] = [300, 3600, 43_200]

    /// What lies around `date` by the clock `type`, and what the service received around the same time, up to `now`.
    package func fragments(
        around date: Date, by type: FragmentSelectorType, now: Date
    ) async throws(KinesisVideoError) -> [Fragment] {
        for reach in Self.reaches {
            let start = date.addingTimeInterval(-reach)
            let end = date.addingTimeInterval(reach)
            // Server times end now; a producer's clock may run ahead.
            let last = type == .serverTimestamp ? min(end, now) : end
            guard last > start else { return [] }
            let found = try await fragments(in: start...last, by: type)
            let nearest = found.min {
                abs($0.start(type).timeIntervalSince(date)) < abs($1.start(type).timeIntervalSince(date))
            }
            guard let nearest else { continue }
            guard type == .producerTimestamp else { return found }
            return found
                + (try await fragments(around: nearest.serverTimestamp, by: .serverTimestamp, now: now))
        }
        return []
    }

    /// All fragments that start in `range` by the clock `type`.
    package func fragments(
        in range: ClosedRange<Date>, by type: FragmentSelectorType
    ) async throws(KinesisVideoError) -> [Fragment] {
        let input = ListFragmentsInput(
            stream: stream, selector: FragmentSelector(type, range), maxResults: 1000)
        var fragments: [Fragment] = []
        var pages = client.listFragments(input).makeAsyncIterator()
        while let page = try await pages.next() { fragments += page.fragments.compactMap(Fragment.init) }
        return fragments
    }
}

extension Fragment {
    fileprivate func start(_ type: FragmentSelectorType) -> Date {
        type == .producerTimestamp ? producerTimestamp : serverTimestamp
    }
}
