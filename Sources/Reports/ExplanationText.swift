import FoundationEssentials
package import StreamAnalysis

/// An explanation as plain text, for people: at most 100 columns, no escape sequences.
package enum ExplanationText {
    /// `explanation` as lines, each ended by LF.
    package static func render(_ explanation: Explanation) -> String {
        var lines = heading(explanation)
        lines += [""] + sentences(explanation)
        if !explanation.choices.isEmpty { lines += [""] + explanation.choices }
        if explanation.fragment != nil {
            lines += [""] + modes(explanation) + [""] + beginnings(explanation)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func heading(_ explanation: Explanation) -> [String] {
        let stream = "\(explanation.stream.name) in \(explanation.stream.region)"
        var rows = [("Stream", PlainText.clean(stream) + ", listed " + Timestamp.iso8601(explanation.taken))]
        if let fragment = explanation.fragment {
            rows += [
                ("Fragment", fragment.number.digits),
                ("producer", Timestamp.iso8601(fragment.producerTimestamp)),
                (
                    "server",
                    Timestamp.iso8601(fragment.serverTimestamp)
                        + ", \(Wording.measured(fragment.lagSeconds)) after the producer's clock"
                ),
                (
                    "length",
                    "\(Wording.measured(fragment.length / .seconds(1))) to its last frame, \(fragment.byteCount) bytes"
                ),
            ]
        }
        if let present = explanation.presentText { rows.append(("now", present)) }
        return rows.flatMap { Paragraph(label: $0.0, indent: 10, text: $0.1).lines }
    }

    private static func sentences(_ explanation: Explanation) -> [String] {
        let sentences = explanation.sentences
        let rows = [
            ("what", sentences.what), ("why", sentences.why), ("viewer", sentences.viewer),
            ("next", sentences.next),
        ]
        return [explanation.verdictWord.uppercased()]
            + rows.filter { !$0.1.isEmpty }.flatMap {
                Paragraph(label: "  \($0.0)", indent: 10, text: PlainText.clean($0.1)).lines
            }
    }

    /// How wide the columns of the table are; what is left is for the verdict.
    private static let columns = (mode: 12, clock: 9, range: 19)

    private static func modes(_ explanation: Explanation) -> [String] {
        let verdict = columns.mode + columns.clock + columns.range
        let heading =
            padded("session", to: verdict) + "verdict: media sequence (from 0), EXTINF, time in the window"
        return [heading]
            + explanation.rows.flatMap { row -> [String] in
                let label =
                    padded(row.terms.mode.word, to: columns.mode)
                    + padded(row.terms.clock == .producer ? "producer" : "server", to: columns.clock)
                    + row.range
                return Paragraph(label: label, indent: verdict, text: row.outcome).lines
            }
    }

    private static func beginnings(_ explanation: Explanation) -> [String] {
        guard let row = explanation.rows.first, let serving = row.verdict?.serving else { return [] }
        let heading =
            "At its beginning, in \(row.terms.mode.word) by the \(row.terms.clock == .producer ? "producer" : "server")'s clock:"
        return [heading]
            + SessionTerms.Discontinuities.allCases.flatMap { mode in
                Paragraph(
                    label: "  \(mode.rawValue)", indent: 20, text: serving.beginning(in: mode).text
                ).lines
            }
    }

    private static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(1, columns - text.count))
    }
}

extension Explanation {
    /// `served`, `not served`, `uncertain`, `not archived`, `ambiguous`.
    var verdictWord: String {
        switch (search, verdict) {
        case (.absent, _): "not archived"
        case (.ambiguous, _): "ambiguous"
        case (_, .served): "served"
        case (_, .uncertain): "uncertain"
        case (_, .notServed): "not served"
        case (_, nil): "archived"
        }
    }

    /// The fragments that were meant, where several were, and those that hold the same time.
    fileprivate var choices: [String] {
        switch search {
        case .ambiguous(let fragments):
            (fragments.count > Self.mostChoices ? ["The newest \(Self.mostChoices) of them"] : [])
                + fragments.suffix(Self.mostChoices).map(Self.choice)
        case .found(_, let others) where !others.isEmpty:
            ["This time is also in"] + others.map(Self.choice)
        default: []
        }
    }

    /// More would push what is said above them off the screen.
    private static let mostChoices = 10

    private static func choice(_ fragment: Fragment) -> String {
        "  \(fragment.number.digits)  producer \(Timestamp.iso8601(fragment.producerTimestamp))"
    }

    fileprivate var presentText: String? {
        guard let present else { return nil }
        let session = "a LIVE session opened at \(Timestamp.timeOfDay(present.date))"
        guard fragment != nil else { return "\(session) holds \(present.numbers.count) fragments" }
        return switch isPresent {
        case true: "in the playlist of \(session)"
        case false: "not in the playlist of \(session), which holds \(present.numbers.count) fragments"
        case nil: "\(session) doesn't say which fragments it holds: its URIs count instead of naming numbers"
        }
    }
}

extension Explanation.Row {
    /// What becomes of the fragment.
    fileprivate var outcome: String {
        switch verdict {
        case .served(let serving): "served " + figures(serving)
        case .notServed(let omission): "not served: \(omission.outline.text)"
        case .uncertain(let doubt, let serving): "uncertain (\(doubt.rawValue)), perhaps " + figures(serving)
        case nil: "–"
        }
    }

    private func figures(_ serving: Serving) -> String {
        let flag =
            switch serving.isDiscontinuity {
            case true: "DISCONTINUITY"
            case false: "no DISCONTINUITY"
            case nil: "DISCONTINUITY or not"
            }
        let duration = serving.durationMilliseconds
        let middle = Double(duration.lowerBound + duration.upperBound) / 2000
        return "\(serving.positionText), \(Wording.decimal(middle, places: 2)) s\(span(serving)), \(flag)"
    }

    private func span(_ serving: Serving) -> String {
        if case .onDemand = terms.mode { return "" }
        return
            ", \(clock(serving.added.lowerBound))–\(serving.removed.map { clock($0.upperBound) } ?? "its end")"
    }

    /// What the session is of.
    fileprivate var range: String {
        switch terms.mode {
        case .live: "from \(clock(terms.opened)) on"
        case .liveReplay(let from, nil): "from \(clock(from)) on"
        case .liveReplay(let from, let to?), .onDemand(let from, let to): "\(clock(from))–\(clock(to))"
        }
    }

    private func clock(_ date: Date) -> Substring { Timestamp.timeOfDay(date).prefix(8) }
}
