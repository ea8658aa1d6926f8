import FoundationEssentials
import KinesisVideo

/// Finds a stream's newest fragment with few calls of few points, however long ago it came.
///
/// ListFragments answers in no order, so that the newest can't be asked for; but whether there is any in a range costs one
/// point. Ranges grow eightfold into the past until one has a fragment, then are halved towards the newest.
struct FragmentSearch: Sendable {
    private let client: KinesisVideoClient
    private let stream: StreamReference
    /// How far back there can be something, in seconds.
    private let reach: Double

    /// Seconds of the first range, and of the one that is listed whole at the end.
    private static let minute = 60.0
    private static let growth = 8.0
    /// How much later than now a fragment may have begun: clocks agree within seconds.
    private static let slack = 10.0
    /// Where the retention isn't known: the longest that is allowed, 10 years.
    private static let longestHours = 87_600
    private static let callLimit = Duration.seconds(3)
    /// Fragments of a minute: the service takes 5 a second.
    private static let mostInAMinute = 300

    /// A search as far as `chart` allows one.
    init?(_ chart: Chart) {
        guard let client = chart.client, let stream = chart.stream else { return nil }
        self.client = client
        self.stream = stream
        let hours = (chart.description ?? nil)?.retentionHours ?? Self.longestHours
        reach = Double(hours) * 3600
    }

    /// The fragments that began to arrive within a minute before `date`.
    func lastMinute(before date: Date) async throws(KinesisVideoError) -> [ListedFragment] {
        try await fragments(date.addingTimeInterval(-Self.minute)...date.addingTimeInterval(Self.slack))
    }

    /// The newest fragment before the last minute, or `nil` where there is none.
    ///
    /// - Parameter isPatient: Whether to go on; if not, a fragment near the newest is answered.
    func newest(
        before date: Date, while isPatient: () -> Bool
    ) async throws(KinesisVideoError) -> ListedFragment? {
        var near = Self.minute
        while near < reach {
            let far = min(near * Self.growth, reach)
            let range = date.addingTimeInterval(-far)...date.addingTimeInterval(-near)
            if let found = try await first(in: range) {
                return try await newest(in: found.serverTimestamp...range.upperBound, found, while: isPatient)
            }
            near = far
        }
        return nil
    }

    private func newest(
        in range: ClosedRange<Date>, _ found: ListedFragment, while isPatient: () -> Bool
    ) async throws(KinesisVideoError) -> ListedFragment {
        var (range, found) = (range, found)
        while range.length > Self.minute, isPatient() {
            let middle = range.lowerBound.addingTimeInterval(range.length / 2)
            if let later = try await first(in: middle...range.upperBound) {
                found = later
                range = later.serverTimestamp...range.upperBound
            } else {
                range = range.lowerBound...middle
            }
        }
        guard range.length <= Self.minute else { return found }
        let all = try await fragments(range)
        return all.max { $0.serverTimestamp < $1.serverTimestamp } ?? found
    }

    /// Any fragment of `range`.
    private func first(in range: ClosedRange<Date>) async throws(KinesisVideoError) -> ListedFragment? {
        for try await page in pages(range, maxResults: 1) {
            // A page may be empty and still be followed by another.
            if let fragment = page.fragments.first { return fragment }
        }
        return nil
    }

    private func fragments(_ range: ClosedRange<Date>) async throws(KinesisVideoError) -> [ListedFragment] {
        try await pages(range, maxResults: Self.mostInAMinute).collect().flatMap(\.fragments)
    }

    private func pages(_ range: ClosedRange<Date>, maxResults: Int) -> ListFragmentsPages {
        client.listFragments(
            ListFragmentsInput(
                stream: stream, selector: FragmentSelector(.serverTimestamp, range), maxResults: maxResults),
            deadline: Self.callLimit)
    }
}

extension ClosedRange<Date> {
    /// Its length in seconds.
    fileprivate var length: Double { upperBound.timeIntervalSince(lowerBound) }
}
