package import FoundationEssentials
package import HLS

/// Why a fragment is, or isn't, in a player: what the archive has, and what each kind of session makes of it.
package struct Explanation: Sendable {
    /// What a LIVE session that was opened a moment ago holds.
    package struct Present: Hashable, Sendable {
        /// When its playlist was loaded.
        package var date: Date
        /// The numbers in it, oldest first; a number that the URI doesn't carry is `nil`.
        package var numbers: [FragmentNumber?]

        /// A playlist that was loaded at `date`; what its URIs don't number is found by its date in `excerpt`.
        package init(date: Date, playlist: MediaPlaylist, in excerpt: ArchiveExcerpt) {
            self.date = date
            numbers = playlist.segments.map { segment in
                switch Correlation(of: segment) {
                case .number(let number): number
                case .date(let date):
                    excerpt.fragments.last { $0.producerTimestamp.milliseconds == date.milliseconds }?.number
                case .uncertain: nil
                }
            }
        }
    }

    /// One session and what becomes of the fragment in it.
    package struct Row: Hashable, Sendable {
        /// The session.
        package var terms: SessionTerms
        /// What becomes of it; `nil` where nothing is archived.
        package var verdict: Verdict?
    }

    /// The stream.
    package var stream: StreamDescription
    /// What was asked.
    package var query: FragmentQuery
    /// What it led to.
    package var search: FragmentSearch
    /// The session that the question is about, then the others.
    package var rows: [Row]
    /// When the archive was listed.
    package var taken: Date
    /// What a LIVE session holds now, or `nil` where nobody looked.
    package var present: Present?

    /// Answers `query` from `excerpt`, for the sessions that `terms` makes of what was found; the first is the one in question.
    package init(
        _ query: FragmentQuery, of stream: StreamDescription, in excerpt: ArchiveExcerpt,
        terms: (FragmentSearch) -> [SessionTerms]
    ) {
        self.stream = stream
        self.query = query
        taken = excerpt.taken
        let search = Self.preferringServed(FragmentSearch(query, in: excerpt), in: excerpt, terms: terms)
        self.search = search
        rows = terms(search).map { terms in
            guard case .found(let fragment, _) = search else { return Row(terms: terms, verdict: nil) }
            return Row(terms: terms, verdict: SessionAccount(terms, of: excerpt)[fragment.number])
        }
    }

    /// Of several fragments that hold a time, the question is about one that the session serves, if it serves any.
    private static func preferringServed(
        _ search: FragmentSearch, in excerpt: ArchiveExcerpt, terms: (FragmentSearch) -> [SessionTerms]
    ) -> FragmentSearch {
        guard case .found(let first, let others) = search, !others.isEmpty,
            let session = terms(search).first
        else { return search }
        let account = SessionAccount(session, of: excerpt)
        let isServed = { (fragment: Fragment) in
            if case .served = account[fragment.number] { true } else { false }
        }
        guard !isServed(first), let served = others.last(where: isServed) else { return search }
        return .found(served, others: others.filter { $0.number != served.number } + [first])
    }

    /// The fragment it is about, or `nil` where none is archived.
    package var fragment: Fragment? {
        if case .found(let fragment, _) = search { fragment } else { nil }
    }

    /// What becomes of the fragment in the session in question.
    package var verdict: Verdict? { rows.first?.verdict }

    /// The session in question serves it.
    package var isServed: Bool {
        if case .served = verdict { true } else { false }
    }

    /// It is in the playlist of a LIVE session now; `nil` where nobody looked, or its URIs don't tell.
    package var isPresent: Bool? {
        guard let present, let fragment else { return nil }
        if present.numbers.contains(fragment.number) { return true }
        return present.numbers.contains(nil) ? nil : false
    }
}
