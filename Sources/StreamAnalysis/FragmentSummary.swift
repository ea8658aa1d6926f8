public import FoundationEssentials

/// What a few neighbouring fragments of a history have in common, so that whoever draws a day needn't look at each.
public struct FragmentSummary: Hashable, Sendable {
    /// What became of fragments in the live playlist: every kind that is among them.
    public struct Memberships: OptionSet, Hashable, Sendable {
        /// One bit a kind.
        public let rawValue: Int

        /// The kinds whose bits are set.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// The playlist held it.
        public static let served = Memberships(rawValue: 1)
        /// It may still come.
        public static let expected = Memberships(rawValue: 2)
        /// It came late.
        public static let late = Memberships(rawValue: 4)
        /// Nothing explains why it isn't there.
        public static let unexplained = Memberships(rawValue: 8)
        /// It isn't there for another reason.
        public static let missing = Memberships(rawValue: 16)
        /// A DISCONTINUITY stands before it.
        public static let discontinuity = Memberships(rawValue: 32)

        init(_ membership: ArchivedFragment.Membership) {
            self =
                switch membership {
                case .served(_, _, _, let isDiscontinuity):
                    isDiscontinuity ? [.served, .discontinuity] : .served
                case .expected: .expected
                case .missing(.late): .late
                case .missing(.unexplained): .unexplained
                case .missing: .missing
                }
        }
    }

    /// Where the earliest begins, on the producer's clock.
    public private(set) var start: Date
    /// Where the latest ends.
    public private(set) var end: Date
    /// The smallest and the greatest lag, in seconds.
    public private(set) var lags: ClosedRange<Double>
    /// The first one's server timestamp.
    public let firstServer: Date
    /// The last one's server timestamp.
    public private(set) var lastServer: Date
    /// The longest step of the server's clock from one to the next, in seconds; 0 for one alone.
    public private(set) var longestServerStep = 0.0
    /// What became of them in the live playlist.
    public private(set) var memberships: Memberships
    /// How many they are.
    public private(set) var count = 1

    /// The summary of one.
    init(_ first: ArchivedFragment) {
        start = first.fragment.producerTimestamp
        end = max(start, first.end)
        lags = first.fragment.lagSeconds...first.fragment.lagSeconds
        firstServer = first.fragment.serverTimestamp
        lastServer = firstServer
        memberships = Memberships(first.membership)
    }

    /// The summary of `fragments`, or `nil` without any.
    init?(of fragments: some Collection<ArchivedFragment>) {
        guard let first = fragments.first else { return nil }
        self.init(first)
        for fragment in fragments.dropFirst() { add(fragment) }
    }

    /// Takes in the fragment that follows in producer order.
    mutating func add(_ next: ArchivedFragment) {
        let lag = next.fragment.lagSeconds
        start = min(start, next.fragment.producerTimestamp)
        end = max(end, next.end)
        lags = min(lags.lowerBound, lag)...max(lags.upperBound, lag)
        longestServerStep = max(
            longestServerStep, next.fragment.serverTimestamp.timeIntervalSince(lastServer))
        lastServer = next.fragment.serverTimestamp
        memberships.formUnion(Memberships(next.membership))
        count += 1
    }
}
