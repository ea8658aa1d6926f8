/// A stream's side of a connection of PutMedia.
struct StandingConnection: Hashable, Sendable {
    /// The count inside its first fragment's number; no other connection to the stream has the same.
    let firstSequence: UInt64
    /// When it was last heard of.
    var lastHeard: Instant
}
