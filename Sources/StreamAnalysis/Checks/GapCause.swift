import FoundationEssentials

extension GapCheck {
    /// Where missing media went.
    enum Cause: Hashable {
        /// Nothing was sent: the server saw the same pause, and the numbers go on.
        case producerSilent
        /// A new connection began behind the hole.
        case reconnectWithLoss(fromBlock: UInt64, toBlock: UInt64)
        /// So many fragments were announced and not stored.
        case refusedAtIngest(missing: Int, likelyError: String)
        /// The evidence fits none of these.
        case unknown

        /// Why there is a hole between `pair`, or `nil` where none is: the clock was moved.
        init?(of pair: Neighbours, in archive: Archive) {
            let (left, right) = (pair.left.fragment, pair.right.fragment)
            if archive.isClockMoved(between: left.number, and: right.number) { return nil }
            // What lies before the first listing isn't known, so an old fragment that arrives now leaves no hole behind it.
            if left.number > right.number, archive.isFirstOfItsTime(right) { return nil }
            let passage = archive.passage(over: pair)
            switch archive.seam(in: passage)?.kind {
            case .clockJump: return nil
            case .reconnect(let from, let to): self = .reconnectWithLoss(fromBlock: from, toBlock: to)
            case .hole(let missing):
                self = .refusedAtIngest(
                    missing: missing, likelyError: Self.likelyError(pair, missing: missing, in: archive))
            case nil:
                if archive.isPauseOfServer(passage, over: pair) {
                    self = .producerSilent
                } else if archive.ingest.index(of: left.number) == 0 {
                    // The first one listed may be a late one, whose neighbours lie before the listing.
                    return nil
                } else {
                    self = .unknown
                }
            }
        }

        /// The stable word.
        var word: String {
            switch self {
            case .producerSilent: "producer-silent"
            case .reconnectWithLoss: "reconnect-with-loss"
            case .refusedAtIngest: "refused-at-ingest"
            case .unknown: "unknown"
            }
        }

        /// Only the producer's acknowledgement has the error; its neighbours make some likelier than others.
        private static func likelyError(_ pair: Neighbours, missing: Int, in archive: Archive) -> String {
            let longSeconds = 18.0
            let neighbour = max(pair.left.fragment.length, pair.right.fragment.length).inSeconds
            // What is missing may have been as long as the hole has room for.
            if max(neighbour, pair.holeSeconds / Double(max(1, missing))) >= longSeconds {
                return "4002 MAX_FRAGMENT_DURATION_REACHED"
            }
            if let index = archive.ingest.index(of: pair.right.fragment.number), index > 0,
                archive.ingest[index - 1].fragment.producerTimestamp >= pair.right.fragment.producerTimestamp
            {
                return "4004 FRAGMENT_TIMECODE_LESSER_THAN_PREVIOUS"
            }
            return "unknown"
        }
    }
}
