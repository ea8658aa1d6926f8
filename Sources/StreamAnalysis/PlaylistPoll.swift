public import FoundationEssentials
import HLS

/// A media playlist, and the polls in a row that got it.
public struct PlaylistPoll: Hashable, Sendable {
    /// What the first of them got.
    public let load: PlaylistLoad
    /// The newest of them.
    public private(set) var latest: Date
    /// How many there were.
    public private(set) var count = 1

    /// The first poll that got `load`.
    public init(_ load: PlaylistLoad) {
        self.load = load
        latest = load.date
    }

    /// The lines that were received, without session tokens, and what changed in them since `before`.
    public func sheet(since before: PlaylistPoll?) -> PlaylistSheet {
        PlaylistSheet(text, since: before?.text)
    }

    private var text: String { load.text ?? PlaylistWriter.text(of: load.playlist) }

    /// Takes in a later poll where it got the same in the same session, and tells whether it did.
    mutating func join(_ later: PlaylistLoad) -> Bool {
        guard later.session == load.session, later.playlist == load.playlist, later.text == load.text else {
            return false
        }
        latest = later.date
        count += 1
        return true
    }
}
