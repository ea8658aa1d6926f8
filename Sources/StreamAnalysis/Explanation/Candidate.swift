import FoundationEssentials

/// A fragment as a session looks at it.
struct Candidate: Sendable {
    /// What ListFragments says.
    let fragment: Fragment
    /// When it begins by the session's clock.
    let start: Milliseconds
    /// When the service began to receive it.
    let server: Milliseconds
    /// When playlists could have it first, at the earliest and at the latest.
    let available: ClosedRange<Milliseconds>
    /// What EXTINF says of it, at the least and at the most.
    let duration: ClosedRange<Milliseconds>
    /// It may belong to another collection than the one that is played.
    var isOfDoubtfulCollection = false

    /// After its last byte a fragment is persisted, which is when HLS has it, within so many milliseconds.
    ///
    /// Not documented: acknowledgements in public logs show 0.2 to 0.7 s between RECEIVED and PERSISTED.
    private static let persistence: ClosedRange<Milliseconds> = 200...700

    /// `fragment`, where the next one of its connection began to be received at `next`.
    init(_ fragment: Fragment, next: Milliseconds?, by clock: SessionTerms.Clock, in excerpt: ArchiveExcerpt)
    {
        self.fragment = fragment
        start = clock.start(of: fragment).milliseconds
        let server = fragment.serverTimestamp.milliseconds
        self.server = server
        duration = excerpt.duration(of: fragment)
        let receiving = Self.receiving(duration, until: next.map { $0 - server })
        available = (receiving + Self.persistence).moved(by: server)
    }

    /// How long receiving takes: as long as filming does, or less where the next one comes sooner, or more where it comes later.
    private static func receiving(
        _ duration: ClosedRange<Milliseconds>, until step: Milliseconds?
    ) -> ClosedRange<Milliseconds> {
        guard let step, step > 0, step < 2 * duration.upperBound else { return duration }
        return min(duration.lowerBound, step)...max(duration.upperBound, step)
    }

    /// Equal starts are one fragment sent twice by the producer's clock, of which the larger number counts; by the server's clock
    /// they are two.
    static func order(_ clock: SessionTerms.Clock) -> (Candidate, Candidate) -> Bool {
        { one, other in
            if one.start != other.start { return one.start < other.start }
            let isFirst = one.fragment.number < other.fragment.number
            return clock == .server ? isFirst : !isFirst
        }
    }
}
