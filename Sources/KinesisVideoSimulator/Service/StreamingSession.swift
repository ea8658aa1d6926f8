/// A session of HLS playback: what was asked for, and what the archive held at that time.
package struct StreamingSession: Hashable, Sendable {
    /// What the session plays.
    enum Mode: Hashable, Sendable {
        /// What arrives from now on.
        case live
        /// A part of the archive at the pace at which it was filmed.
        case liveReplay(ClosedRange<Instant>, hasEnd: Bool)
        /// A part of the archive, all at once.
        case onDemand(ClosedRange<Instant>)
    }

    /// Where discontinuities are announced.
    enum DiscontinuityMode: String, CaseIterable, Hashable, Sendable {
        /// Before every fragment.
        case always = "ALWAYS"
        /// Nowhere.
        case never = "NEVER"
        /// Where fragments are more than 50 ms apart, or overlap by more.
        case onDiscontinuity = "ON_DISCONTINUITY"
    }

    /// The stream it shows.
    let streamName: String
    /// What it plays.
    let mode: Mode
    /// The clock that it goes by.
    let selector: TimestampSelector
    /// Where discontinuities are announced.
    let discontinuities: DiscontinuityMode
    /// Each fragment's date is written.
    let showsDates: Bool
    /// The length of the window.
    let limit: Int
    /// When it was opened.
    let opened: Instant
    /// When its token stops working.
    let expires: Instant
    /// What it showed first; for ON_DEMAND, everything.
    let initial: [StoredFragment]

    /// The longest Expires: 12 hours.
    static let longestLife: Duration = .seconds(43_200)

    /// The producer's clock at the zero of the session's media time.
    var origin: Instant { initial.map(\.capture.producerTimestamp).min() ?? opened }
    /// The stride of media that stands there.
    var originSlot: Int { initial.map(\.capture.slot).min() ?? 0 }
}
