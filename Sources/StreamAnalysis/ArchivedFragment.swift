public import FoundationEssentials

/// A fragment with what was found out about it.
public struct ArchivedFragment: Hashable, Sendable {
    /// What became of it in the live playlist.
    public enum Membership: Hashable, Sendable {
        /// The playlist held it: first seen then, under this media sequence, with this EXTINF and DISCONTINUITY.
        case served(at: Date, mediaSequence: Int, duration: Duration, isDiscontinuity: Bool)
        /// It isn't there yet and may still come.
        case expected
        /// It isn't there, and won't come.
        case missing(MissingReason)
    }

    /// What ListFragments says.
    public var fragment: Fragment
    /// When it was first listed.
    public var listed: Date
    /// Where its media ends: producer timestamp plus EXTINF where known, else plus length plus one frame.
    public var end: Date
    /// What became of it in the live playlist.
    public var membership: Membership

    /// A fragment first listed at `listed`.
    public init(fragment: Fragment, listed: Date, end: Date, membership: Membership) {
        self.fragment = fragment
        self.listed = listed
        self.end = end
        self.membership = membership
    }
}
