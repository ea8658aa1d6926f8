public import HLS

/// A line of a playlist's text.
public struct PlaylistLine: Hashable, Sendable {
    /// How a line differs from those of the playlist before.
    public enum Change: Hashable, Sendable {
        /// It is of a segment, or of a tag, that the playlist before didn't have.
        case added
        /// The same segment, or the head, had another line of this tag.
        case changed
    }

    /// Its number, counted from 1.
    public var number: Int
    /// What it says.
    public var text: String
    /// How it differs, or `nil` where it doesn't.
    public var change: Change?
    /// What is wrong with it.
    public var diagnostics: [Diagnostic] = []
}
