package import FoundationEssentials

/// How a player ended that a session was handed to.
package struct PlayerEnd: Hashable, Sendable {
    /// The name of the stream it played.
    package var stream: String
    /// When the session was opened that it played, which tells it from the stream's others.
    package var session: Date
    /// What the player is called: `mpv`.
    package var player: String
    /// When it ended.
    package var date: Date
    /// Its exit code, or 128 and the signal that ended it.
    package var code: Int32
    /// The last line it wrote, without secrets; empty where it wrote none.
    package var lastWords: String
    /// It ended so soon, and so badly, that nothing can have been played.
    package var hasFailed: Bool

    /// The end of `player` at `date`.
    package init(
        of player: String, stream: String, session: Date, date: Date, code: Int32, lastWords: String,
        hasFailed: Bool
    ) {
        self.player = player
        self.stream = stream
        self.session = session
        self.date = date
        self.code = code
        self.lastWords = lastWords
        self.hasFailed = hasFailed
    }

    /// What it said last, as a sentence goes on.
    var report: String { lastWords.isEmpty ? "it said nothing" : lastWords }
}
