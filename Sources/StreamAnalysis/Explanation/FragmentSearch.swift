import FoundationEssentials

/// What a question leads to in an excerpt of the archive.
package enum FragmentSearch: Hashable, Sendable {
    /// This fragment; behind it others that hold the same time.
    case found(Fragment, others: [Fragment])
    /// Several fragments end in these digits.
    case ambiguous([Fragment])
    /// None.
    case absent(Absence)

    /// Looks for what `query` means.
    package init(_ query: FragmentQuery, in excerpt: ArchiveExcerpt) {
        switch query {
        case .number(let number):
            self =
                excerpt.fragment(number).map { .found($0, others: []) }
                ?? .absent(Absence(of: number, in: excerpt))
        case .ending(let digits):
            let found = excerpt.fragments.filter { $0.number.digits.hasSuffix(digits) }
            self =
                found.count > 1
                ? .ambiguous(found)
                : found.first.map { .found($0, others: []) } ?? .absent(Absence(.unknownEnding))
        case .time(let date, let clock):
            let holders = Self.holders(of: date, clock, in: excerpt)
            self =
                holders.last.map { .found($0, others: Array(holders.dropLast())) }
                ?? .absent(Absence(at: date, clock, in: excerpt))
        }
    }

    /// The fragments that hold `date` by `clock`, in its order.
    private static func holders(
        of date: Date, _ clock: SessionTerms.Clock, in excerpt: ArchiveExcerpt
    ) -> [Fragment] {
        let time = date.milliseconds
        return excerpt.fragments.filter { fragment in
            let start = clock.start(of: fragment).milliseconds
            return start <= time && time < start + excerpt.usualDuration(of: fragment)
        }.sorted { (clock.start(of: $0), $0.number) < (clock.start(of: $1), $1.number) }
    }
}
