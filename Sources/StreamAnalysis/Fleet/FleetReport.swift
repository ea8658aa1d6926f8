/// Many streams at one moment, a row each, the worst first.
public struct FleetReport: Hashable, Sendable {
    /// How often the streams are looked at.
    public struct Cadence: Hashable, Sendable {
        /// So many seconds lie between two looks at a stream that isn't followed.
        public var seconds: Double
        /// So many looks a second are taken at all streams that aren't followed, at most.
        public var looksPerSecond: Int
        /// So many streams are followed at most: they are looked at every second, playlist and all.
        public var followed: Int

        /// A cadence.
        public init(seconds: Double, looksPerSecond: Int, followed: Int) {
            self.seconds = seconds
            self.looksPerSecond = looksPerSecond
            self.followed = followed
        }
    }

    /// How streams that come and go are found.
    public struct Search: Hashable, Sendable {
        /// So many seconds lie between two searches.
        public var seconds: Double
        /// Why the newest one failed, or `nil`.
        public var failure: CallOutcome.Failure?

        /// A search.
        public init(seconds: Double, failure: CallOutcome.Failure? = nil) {
            self.seconds = seconds
            self.failure = failure
        }
    }

    /// The streams, the worst first: of equally bad ones those whose trouble goes on, then the largest trouble, then by name.
    public var streams: [StreamSummary]
    /// How often they are looked at.
    public var cadence: Cadence
    /// How streams that come and go are found, or `nil` where all were named.
    public var search: Search?

    /// A report of `streams`, in whatever order they come.
    public init(_ streams: [StreamSummary], cadence: Cadence, search: Search? = nil) {
        self.streams = streams.sorted {
            ($0.level, $0.urgency, $0.name) < ($1.level, $1.urgency, $1.name)
        }
        self.cadence = cadence
        self.search = search
    }

    /// How many streams are at each level; levels without any are missing.
    public var counts: [StreamSummary.Level: Int] {
        streams.reduce(into: [:]) { $0[$1.level, default: 0] += 1 }
    }
}
