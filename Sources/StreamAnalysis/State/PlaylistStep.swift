import FoundationEssentials
import HLS

/// What one load of a track's playlist shows that the load before it didn't.
struct PlaylistStep: Sendable {
    /// How the window moved since the load before.
    enum Movement: Hashable, Sendable {
        /// It is the session's first load.
        case first
        /// It stayed, or moved on inside its own length.
        case onward
        /// It moved on by more than its length: so many media sequence numbers were never seen.
        case jumped(unseen: Int)
        /// It shows again what it had shown, so many numbers back.
        case back(by: Int)
        /// It went back by so many numbers and shows other segments there: counting began anew.
        case renumbered(by: Int)
    }

    /// A segment that this session hadn't shown.
    struct Fresh: Sendable {
        /// The segment.
        var segment: MediaSegment
        /// Its media sequence number.
        var mediaSequence: Int
        /// The segment before it, or `nil` where the session never showed one.
        var previous: MediaSegment?
        /// What it is decoded with, or `nil` where nothing is announced.
        var map: MediaInitialization?
        /// What the segment before it is decoded with.
        var previousMap: MediaInitialization?
        /// The session before this one didn't show it either.
        var isNew: Bool
    }

    /// A segment that says something else than under the same number in the load before.
    struct Changed: Sendable {
        /// What the number meant.
        var before: MediaSegment
        /// What it means now.
        var after: MediaSegment
        /// The number.
        var mediaSequence: Int
    }

    /// The load.
    var load: PlaylistLoad
    /// The load before it in the same session, or `nil` where it is the session's first.
    var before: PlaylistLoad?
    /// How the window moved.
    var movement: Movement
    /// What it shows for the first time, in order.
    var fresh: [Fresh] = []
    /// What changed under a number.
    var changed: [Changed] = []
    /// EXT-X-PROGRAM-DATE-TIME of the newest segment of the session that this one replaces, in its first load.
    var newestBefore: Date?

    /// Something is there at the end that no session had shown.
    ///
    /// A new session also shows what the one before it passed over, which adds nothing newer.
    var hasGrown: Bool { fresh.last?.isNew ?? false && !endsEarlier }

    /// The newest segment is older than one that the session before it had shown.
    private var endsEarlier: Bool {
        guard let date = fresh.last?.segment.programDateTime, let newestBefore else { return false }
        return date <= newestBefore
    }
}
