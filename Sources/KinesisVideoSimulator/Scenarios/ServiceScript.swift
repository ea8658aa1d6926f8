/// How the service itself behaves in a scenario: its habits, and what goes wrong with it.
package struct ServiceScript: Hashable, Sendable {
    /// How playlists name fragments.
    package enum FragmentNaming: String, CaseIterable, Hashable, Sendable {
        /// By their numbers.
        case numbers
        /// By counting from 0 in each session, as the service did in 2019.
        case counters
    }

    /// How JSON spells times.
    package enum TimeSpelling: String, CaseIterable, Hashable, Sendable {
        /// As Java's doubles: `1.643353235931E9`.
        case exponent
        /// `1643353235.931`.
        case decimal
    }

    /// After a fragment is stored, ListFragments has it so much later.
    package var listingDelay: ClosedRange<Duration> = .milliseconds(300) ... .milliseconds(1000)
    /// Listings are in no order.
    package var isListingShuffled = true
    /// How playlists name fragments.
    package var fragmentNaming = FragmentNaming.numbers
    /// EXT-X-MEDIA-SEQUENCE of a new session: the service has been seen to begin with 0 and with 1.
    package var firstMediaSequence = 0
    /// How JSON spells times.
    package var timeSpelling = TimeSpelling.exponent
    /// How often all faults happen again, in the past, too; `nil` for once.
    package var period: Duration?
    /// What goes wrong; where several take hold of a request, the first one does.
    package var faults: [ServiceFault] = []

    /// A service that behaves as it usually does.
    package init() {}
}

/// Something that goes wrong with the service for a while.
package struct ServiceFault: Hashable, Sendable {
    /// What goes wrong.
    package enum Effect: Hashable, Sendable {
        /// The request is refused with ClientLimitExceededException.
        case throttle
        /// The request fails with InternalFailure, status 500.
        case internalFailure
        /// The request fails with ServiceUnavailable, status 503.
        case unavailable
        /// The answer takes so much longer.
        case delay(Duration)
        /// The connection is closed without an answer.
        case reset
        /// The connection is closed in the middle of the body.
        case truncate
        /// The body isn't what it claims to be.
        case malformed
        /// Media playlists stay as they were when the fault began.
        case stalePlaylist
        /// Session tokens that were given before the fault expire when it begins.
        case expireSessions
    }

    /// What goes wrong.
    package var effect: Effect
    /// From when, counted from the run's start or the script's period.
    package var start: Duration
    /// How long; `nil` for ever.
    package var duration: Duration?
    /// The operations that it takes hold of, such as `ListFragments` or `GetHLSMediaPlaylist`; empty for all.
    package var operations: Set<String>
    /// Of so many requests, one suffers; 1 for all.
    package var oneIn: Int

    /// A fault.
    package init(
        _ effect: Effect, start: Duration, duration: Duration? = nil, operations: Set<String> = [],
        oneIn: Int = 1
    ) {
        self.effect = effect
        self.start = start
        self.duration = duration
        self.operations = operations
        self.oneIn = oneIn
    }
}
