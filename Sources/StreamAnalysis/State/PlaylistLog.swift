/// What the polls of a track's playlist got lately.
struct PlaylistLog: Sendable {
    /// So many different ones are kept: two minutes of a stream with fragments of two seconds.
    private static let capacity = 60

    /// Oldest first.
    private(set) var polls: [PlaylistPoll] = []

    /// Takes in a load.
    mutating func absorb(_ load: PlaylistLoad) {
        guard let last = polls.indices.last, polls[last].join(load) else {
            polls.append(PlaylistPoll(load))
            polls.removeFirst(max(0, polls.count - Self.capacity))
            return
        }
    }
}
