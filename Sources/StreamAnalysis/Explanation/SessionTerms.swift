package import FoundationEssentials

/// What a streaming session was asked for, as far as it decides which fragments its playlists hold.
///
/// Source: KVS API reference, GetHLSStreamingSessionURL.
package struct SessionTerms: Hashable, Sendable {
    /// PlaybackMode with its range.
    package enum Mode: Hashable, Sendable {
        /// LIVE: the newest fragments, as they come.
        case live
        /// LIVE_REPLAY: from a start on, each fragment when its own duration has passed; without an end it goes on.
        case liveReplay(from: Date, to: Date?)
        /// ON_DEMAND: all fragments of a range at once.
        case onDemand(from: Date, to: Date)

        /// The service's word.
        package var word: String {
            switch self {
            case .live: "LIVE"
            case .liveReplay: "LIVE_REPLAY"
            case .onDemand: "ON_DEMAND"
            }
        }
    }

    /// FragmentSelectorType: the clock that range, order and dates go by.
    package enum Clock: String, CaseIterable, Hashable, Sendable {
        case producer = "PRODUCER_TIMESTAMP"
        case server = "SERVER_TIMESTAMP"
    }

    /// DiscontinuityMode: where playlists have EXT-X-DISCONTINUITY.
    package enum Discontinuities: String, CaseIterable, Hashable, Sendable {
        case always = "ALWAYS"
        case never = "NEVER"
        case onDiscontinuity = "ON_DISCONTINUITY"
    }

    /// Without a fragment of the last so many seconds no LIVE session can be opened, and those that run break.
    ///
    /// Source: KVS API reference, GetHLSStreamingSessionURL, PlaybackMode.
    package static let liveSeconds = 30.0

    /// What it plays.
    package var mode: Mode
    /// The clock it goes by.
    package var clock: Clock
    /// Where discontinuities are marked.
    package var discontinuities: Discontinuities
    /// DisplayFragmentTimestamp is ALWAYS: segments have EXT-X-PROGRAM-DATE-TIME.
    package var showsDates: Bool
    /// MaxMediaPlaylistFragmentResults: the most fragments that a playlist holds.
    package var limit: Int
    /// When it was opened, by the service's clock.
    package var opened: Date
    /// From when on its token is refused.
    package var expires: Date

    /// The terms of a session that was opened at `opened`; without a `limit`, the service's own.
    package init(
        mode: Mode, clock: Clock, discontinuities: Discontinuities, showsDates: Bool = true,
        limit: Int? = nil,
        opened: Date, life: Duration
    ) {
        self.mode = mode
        self.clock = clock
        self.discontinuities = discontinuities
        self.showsDates = showsDates
        self.limit = limit ?? Self.usualLimit(of: mode)
        self.opened = opened
        expires = opened.addingTimeInterval(life.inSeconds)
    }

    /// Source: KVS API reference, GetHLSStreamingSessionURL, MaxMediaPlaylistFragmentResults.
    private static func usualLimit(of mode: Mode) -> Int {
        if case .onDemand = mode { 1000 } else { 5 }
    }

    /// The range of start times, both ends included, or `nil` for LIVE.
    var range: (start: Date, end: Date?)? {
        switch mode {
        case .live: nil
        case .liveReplay(let from, let to): (from, to)
        case .onDemand(let from, let to): (from, to)
        }
    }
}

extension SessionTerms.Clock {
    /// When `fragment` begins by this clock.
    package func start(of fragment: Fragment) -> Date {
        self == .producer ? fragment.producerTimestamp : fragment.serverTimestamp
    }
}
