import FoundationEssentials

/// When the monitor's polls failed.
struct OutageLog: Sendable {
    /// The newest outages, in the order in which they began.
    private(set) var outages: [PollOutage] = []
    private var answered: [PollOutage.Source: Date] = [:]
    /// So many outages are kept.
    private static let capacity = 200

    /// Takes in how a call ended.
    mutating func absorb(_ outcome: CallOutcome) {
        guard let source = PollOutage.Source(outcome.operation) else { return }
        let open = outages.lastIndex { $0.source == source && $0.to == nil }
        if outcome.failure == nil {
            answered[source] = outcome.date
            if let open { outages[open].to = outcome.date }
        } else if let open {
            outages[open].failures += 1
        } else {
            outages.append(PollOutage(source: source, from: answered[source] ?? outcome.date))
            if outages.count > Self.capacity { outages.removeFirst() }
        }
    }
}

extension PollOutage.Source {
    /// What is polled by `operation`, or `nil` for a call that isn't a poll.
    fileprivate init?(_ operation: CallOutcome.Operation) {
        switch operation {
        case .listFragments: self = .listings
        case .getHLSMediaPlaylist: self = .playlists
        default: return nil
        }
    }
}
