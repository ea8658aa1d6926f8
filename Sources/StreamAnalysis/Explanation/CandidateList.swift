import FoundationEssentials

/// The fragments that a session may serve, in the order in which it would; and the rules that keep the others out.
struct CandidateList {
    /// In the order of the session's clock.
    private(set) var candidates: [Candidate] = []
    /// What can't be served whatever happens.
    private(set) var omissions: [FragmentNumber: Omission] = [:]

    private let terms: SessionTerms
    private let head: Milliseconds?

    /// Looks through `excerpt` for the session of `terms`.
    init(_ terms: SessionTerms, in excerpt: ArchiveExcerpt) {
        self.terms = terms
        head = excerpt.head(at: terms.opened)?.milliseconds
        let successors = Self.successors(in: excerpt)
        for fragment in excerpt.fragments {
            if let omission = omission(of: fragment) {
                omissions[fragment.number] = omission
            } else {
                candidates.append(
                    Candidate(fragment, next: successors[fragment.number], by: terms.clock, in: excerpt))
            }
        }
        if terms.range != nil, terms.clock == .producer { leaveOutOtherCollections() }
        candidates.sort(by: Candidate.order(terms.clock))
    }

    private func omission(of fragment: Fragment) -> Omission? {
        if let head, fragment.serverTimestamp.milliseconds < head { return .outsideRetention }
        guard let range = terms.range else { return nil }
        let start = terms.clock.start(of: fragment).milliseconds
        if start < range.start.milliseconds {
            return .beforeStart(milliseconds: range.start.milliseconds - start)
        }
        guard let end = range.end, start > end.milliseconds else { return nil }
        return .afterEnd(milliseconds: start - end.milliseconds)
    }

    private mutating func leaveOutOtherCollections() {
        // One server takes them in one after the other, so its clock is the order of ingestion; numbers decide ties.
        candidates.sort { ($0.server, $0.fragment.number) < ($1.server, $1.fragment.number) }
        var collection = IngestedCollection()
        candidates = candidates.compactMap { candidate in
            switch collection.judge(candidate.fragment) {
            case .inside: return candidate
            case .outside:
                omissions[candidate.fragment.number] = .otherCollection
                return nil
            case .doubtful:
                var doubtful = candidate
                doubtful.isOfDoubtfulCollection = true
                return doubtful
            }
        }
    }

    /// When the service began to receive the next fragment of the same connection, by the number of the one before.
    private static func successors(in excerpt: ArchiveExcerpt) -> [FragmentNumber: Milliseconds] {
        var successors: [FragmentNumber: Milliseconds] = [:]
        for (left, right) in zip(excerpt.fragments, excerpt.fragments.dropFirst()) {
            if let one = left.structure, let other = right.structure, other.sequence != one.sequence &+ 1 {
                continue
            }
            successors[left.number] = right.serverTimestamp.milliseconds
        }
        return successors
    }
}
