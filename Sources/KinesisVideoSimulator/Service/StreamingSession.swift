/// A session of playback: what was asked for, and what it has shown of the archive so far.
package struct StreamingSession: Hashable, Sendable {
    /// How its media are announced.
    enum Presentation: Hashable, Sendable {
        /// By playlists.
        case hls
        /// By a manifest.
        case dash
    }

    /// What the session plays.
    enum Mode: Hashable, Sendable {
        /// What arrives from now on.
        case live
        /// A part of the archive at the pace at which it was filmed.
        case liveReplay(ClosedRange<Instant>, hasEnd: Bool)
        /// A part of the archive, all at once.
        case onDemand(ClosedRange<Instant>)
    }

    /// ContainerFormat: how the media are packaged.
    enum Container: String, CaseIterable, Hashable, Sendable {
        /// Each track by itself.
        case fragmentedMP4 = "FRAGMENTED_MP4"
        /// All tracks together.
        case transportStream = "MPEG_TS"
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

    /// How its media are announced.
    let presentation: Presentation
    /// The stream it shows.
    let streamName: String
    /// When that stream was created: another of the same name isn't shown.
    let streamCreated: Instant
    /// What it plays.
    let mode: Mode
    /// The clock that it goes by.
    let selector: TimestampSelector
    /// How the media are packaged.
    let container: Container
    /// Where discontinuities are announced.
    let discontinuities: DiscontinuityMode
    /// Each fragment's date is written.
    let showsDates: Bool
    /// Each fragment's number is written, where it isn't anyway.
    let showsNumbers: Bool
    /// The length of the window.
    let limit: Int
    /// When it was opened.
    let opened: Instant
    /// When its token stops working.
    let expires: Instant
    /// Everything that it has shown so far.
    var shown: ShownFragments
    /// Until when the archive was looked through for more.
    var examined: Instant
    /// What a replay takes from; `nil` for other sessions.
    var collection: MediaCollection?

    /// The longest Expires: 12 hours.
    static let longestLife: Duration = .seconds(43_200)
}
