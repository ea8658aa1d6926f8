import FoundationEssentials

extension Explanation {
    /// What, why, what a viewer sees, and what to do next, for the session in question.
    package var sentences: Finding.Sentences {
        switch search {
        case .absent(let absence): return absence.sentences(on: subject)
        case .ambiguous(let fragments):
            return Finding.Sentences(
                what: "\(Wording.count(fragments.count, "fragment")) end in these digits.", why: "",
                viewer: "",
                next: "Give more digits, or the whole number.")
        case .found(let fragment, _):
            guard let row = rows.first, let verdict = row.verdict else {
                return Finding.Sentences(what: archived(fragment), why: "", viewer: "", next: "")
            }
            return Finding.Sentences(
                what: archived(fragment) + " " + row.terms.outcome(verdict), why: verdict.why(row.terms),
                viewer: verdict.viewer(row.terms), next: verdict.next)
        }
    }

    private var subject: String {
        switch query {
        case .number(let number): "Fragment \(Wording.short(number))"
        case .ending(let digits): "A fragment that ends in \(digits)"
        case .time(let date, .producer): "Media of \(Wording.clock(date)) by the producer's clock"
        case .time(let date, .server): "Media received at \(Wording.clock(date)) by the server's clock"
        }
    }

    private func archived(_ fragment: Fragment) -> String { "\(Wording.short(fragment.number)) is archived." }
}

extension SessionTerms {
    /// What the session makes of a fragment.
    fileprivate func outcome(_ verdict: Verdict) -> String {
        switch verdict {
        case .served(let serving):
            "\(title) \(isOnDemand ? "has it" : "served it") as media sequence \(serving.positionText)\(span(serving))."
        case .notServed: "\(title) never has it."
        case .uncertain: "Whether \(title) has it can't be known from outside."
        }
    }

    private var isOnDemand: Bool { if case .onDemand = mode { true } else { false } }

    private var title: String {
        switch mode {
        case .live: "A LIVE session opened at \(Wording.clock(opened))"
        case .liveReplay(let from, _): "A LIVE_REPLAY from \(Wording.clock(from))"
        case .onDemand(let from, let to):
            "An ON_DEMAND session of \(Wording.clock(from))–\(Wording.clock(to))"
        }
    }

    private func span(_ serving: Serving) -> String {
        guard !isOnDemand else { return "" }
        let from = ", from \(Wording.clock(serving.added.upperBound))"
        return from + (serving.removed.map { " to \(Wording.clock($0.upperBound))" } ?? " to its end")
    }
}

extension Serving {
    /// The position, counted from 0: `12`, or `12 to 13`.
    package var positionText: String {
        position.count == 1 ? "\(position.lowerBound)" : "\(position.lowerBound) to \(position.upperBound)"
    }
}

extension Verdict {
    fileprivate func why(_ terms: SessionTerms) -> String {
        switch self {
        case .served(let serving): terms.rule + (serving.silenceMilliseconds.map(Self.silence) ?? "")
        case .notServed(let omission): omission.why
        case .uncertain(let doubt, _): doubt.why
        }
    }

    private static func silence(_ milliseconds: Int64) -> String {
        " Nothing came for \(Wording.span(Double(milliseconds) / 1000)) before it, and LIVE sessions break after 30 s: a player that "
            + "gave up then hasn't seen it."
    }

    fileprivate func viewer(_ terms: SessionTerms) -> String {
        switch self {
        case .served(let serving): serving.beginning(in: terms.discontinuities).text
        case .notServed(.superseded), .notServed(.repeated):
            "Nothing is missing: the player shows the other one."
        case .notServed(.refused): "The player gets no playlist at all."
        case .notServed: "This media is missing; the player goes on with the next fragment."
        case .uncertain: "The player shows it, or jumps over it."
        }
    }

    fileprivate var next: String {
        switch self {
        case .served:
            "If a player doesn't show it, look at the player and at the media itself; the service isn't to blame."
        case .notServed(let omission): omission.next
        case .uncertain:
            "Look at a playlist of the time, if somebody kept one; `kvsmon STREAM` shows what a session of its own got."
        }
    }
}

extension SessionTerms {
    /// By which rule it serves what it serves.
    fileprivate var rule: String {
        let reference = "(KVS API reference, GetHLSStreamingSessionURL, PlaybackMode)."
        return switch mode {
        case .live:
            "LIVE adds each fragment as it is stored, unless it is older than the newest one listed \(reference)"
        case .liveReplay:
            "LIVE_REPLAY adds each fragment of its range when that fragment's own duration has passed \(reference)"
        case .onDemand:
            "ON_DEMAND holds what was stored of its range when it was opened, oldest first \(reference)"
        }
    }
}
